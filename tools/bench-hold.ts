import { fileURLToPath } from "node:url";
import { launchFirefox } from "../lab/browsers/firefox.ts";
import { endBackground } from "../lab/browsers/firefox-internals.ts";
import type { FirefoxRun } from "../lab/browsers/firefox-run.ts";
import { until } from "../lab/browsers/until.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { scenarioById } from "../lab/scenarios/all-scenarios.ts";
import { type Lab, startLab } from "../lab/server/start-lab.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";

/**
 * Prints what a known host's page waits for in Firefox while the background is at rest, without and with strict mode:
 * `npm run bench:hold`, with the number of runs if not 20. Figures only: never a failure.
 */
const RUNS = Number(process.argv[2] ?? 20);

await requireInside();
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
const site = scenarioById("plain");
const host = site.hosts[0] ?? "";
const lab = await startLab({ scenarios: [site], place: "inside" });
const run = await launchFirefox({ extension: `${root}/dist/firefox` });
try {
  const own = await run.newTab();
  await run.open(run.extensionUrl("src/popup/index.html?tab=0"));
  await until("the extension's page is there", async () => {
    return (await run.evaluate("return typeof browser")) === "object";
  });
  const resolvers = lab.resolvers.map(({ url }) => url);
  for (const strict of [false, true]) {
    await run.focus(own);
    await run.ask("saveSettings", { settings: { resolvers, strict } });
    const tab = await run.newTab();
    await time(run, lab, `https://${host}/warm-up`);
    const times: number[] = [];
    for (let count = 0; count < RUNS; count += 1) {
      await endBackground(run);
      await run.focus(tab);
      times.push(await time(run, lab, `https://${host}/${String(strict)}-${String(count)}`));
    }
    print(strict ? "strict" : "not strict", times);
  }
} finally {
  await run.close();
  await lab.close();
}

/** From the order to open an address until its request is at the server, ms. */
async function time({ open }: FirefoxRun, { sites }: Lab, address: string): Promise<number> {
  const { pathname } = new URL(address);
  const begin = Date.now();
  await open(address);
  const arrived = () => sites.all().find(({ path }) => path === pathname);
  await until("the request is at the server", () => arrived() !== undefined);
  return (arrived()?.at ?? NaN) - begin;
}

function print(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    String(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
  console.log(`known host, background at rest, ${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}
