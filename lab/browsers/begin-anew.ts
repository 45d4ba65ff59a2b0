import type { ChromiumRun } from "./chromium.ts";
import { pause } from "./until.ts";

/** For each step, ms; a browser that needs longer is stuck. */
const PATIENCE_MS = 8_000;

/**
 * Leaves a Chromium as if it had just been installed and started, in a fraction of the time: no tabs, nothing kept by
 * the extension, nothing by the sites. `hosts`: the sites that may have been open. Rejects, with what it was about, where
 * the browser does not follow: then only a fresh one helps.
 */
export async function beginAnew(run: ChromiumRun, hosts: readonly string[]): Promise<void> {
  const { context, observer, worker } = run;
  const others = context.pages().filter((page) => page !== observer.page);
  await inTime("closing tabs", Promise.all(others.map((page) => page.close())));
  // What a tab's end started may still write: so once more.
  for (let round = 0; round < 2; round += 1) {
    await worker.stop();
    await inTime("forgetting what the extension keeps", observer.forgetAll());
  }
  await worker.stop();
  await inTime("forgetting what sites keep", forgetSites(run, hosts));
}

async function forgetSites(
  { context, observer }: ChromiumRun,
  hosts: readonly string[],
): Promise<void> {
  await context.clearCookies();
  const session = await context.newCDPSession(observer.page);
  await session.send("Network.clearBrowserCache");
  for (const host of new Set(hosts)) {
    const origin = `https://${host}`;
    await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  }
  await session.detach();
}

async function inTime(what: string, step: Promise<unknown>): Promise<void> {
  const isDone = await Promise.race([step.then(() => true), pause(PATIENCE_MS).then(() => false)]);
  if (!isDone) throw new Error(`The browser was stuck when ${what}.`);
}
