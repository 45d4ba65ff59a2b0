import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { comes, until } from "../../../lab/browsers/until.ts";
import type { Answer, Args, Method } from "../../../src/messages/protocol.ts";

/** How long one of our pages may take to load before it is asked for again, ms. */
const LOADING_MS = 2_000;

/** A browser, and a tab in it that shows one of the extension's own pages. */
export type Own = { readonly run: FirefoxRun; readonly own: string };

export async function openOwn(run: FirefoxRun): Promise<string> {
  const own = await run.newTab();
  await until("the extension's page is there", async () => {
    // One that is just being installed has no pages yet.
    await run.open(run.extensionUrl("src/popup/index.html?tab=0"));
    return comes(
      async () => (await run.evaluate("return typeof browser")) === "object",
      LOADING_MS,
    );
  });
  // Nor does one answer that is being started anew.
  await until("the background answers", () =>
    run.ask("getSettings", {}).then(
      () => true,
      () => false,
    ),
  );
  return own;
}

/** Does something in the extension's page; the tab in front stays there, and the next command is for it. */
async function inOwn<T>({ run, own }: Own, job: () => Promise<T>): Promise<T> {
  const { command } = run.marionette;
  // None, where the tab has been closed.
  const here = await command("WebDriver:GetWindowHandle").catch(() => own);
  await command("WebDriver:SwitchToWindow", { handle: own, focus: false });
  try {
    return await job();
  } finally {
    await command("WebDriver:SwitchToWindow", { handle: here, focus: false }).catch(
      () => undefined,
    );
  }
}

/** Runs a script body with the extension's rights; its last argument is where the answer goes. */
export function asExtension(
  at: Own,
  script: string,
  args: readonly unknown[] = [],
): Promise<unknown> {
  return inOwn(at, () =>
    at.run.marionette.command("WebDriver:ExecuteAsyncScript", { script, args }),
  );
}

export function askExtension<M extends Method>(
  at: Own,
  method: M,
  args: Args<M>,
): Promise<Answer<M>> {
  return inOwn(at, () => at.run.ask(method, args));
}

/** The number that the extension knows the newest tab by; asked before it shows anything else. */
export async function newestTabId(at: Own): Promise<number> {
  const script = `const [done] = arguments;
    browser.tabs.query({}).then((tabs) => done(Math.max(...tabs.map(({ id }) => id))));`;
  return Number(await asExtension(at, script));
}

/** Closes every other tab, and waits until the background has heard of it. */
export async function closeOthers({ run, own }: Own): Promise<void> {
  const { command } = run.marionette;
  for (const handle of (await command("WebDriver:GetWindowHandles")) as readonly string[]) {
    if (handle === own) continue;
    await command("WebDriver:SwitchToWindow", { handle, focus: false });
    await command("WebDriver:CloseWindow");
  }
  await command("WebDriver:SwitchToWindow", { handle: own });
  let known: readonly string[] = [];
  const isAlone = await comes(async () => {
    known = (await asExtension({ run, own }, KNOWN_TABS)) as readonly string[];
    return known.length <= 1;
  });
  if (!isAlone) throw new Error(`Closed tabs are still known: ${known.join("; ")}`);
}

const KNOWN_TABS = `const [done] = arguments;
  browser.storage.session.get().then((all) => done(Object.entries(all)
    .filter(([key]) => /:tab:/.test(key)).map(([key, tab]) => key + " " + JSON.stringify(tab))));`;
