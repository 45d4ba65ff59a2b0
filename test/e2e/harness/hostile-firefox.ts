import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { until } from "../../../lab/browsers/until.ts";
import { IS_HELD } from "./firefox-held.ts";
import type { HostileBrowser, HostileTab } from "./hostile-tab.ts";

/** Keys by the code points that WebDriver gives them. */
const KEYS: Readonly<Record<string, string>> = {
  Enter: "\uE007",
  Control: "\uE009",
  Tab: "\uE004",
};

type Rectangle = { readonly x: number; readonly y: number };

/** Hostile pages in Firefox; `own` is a tab with one of the extension's pages, which is asked meanwhile. */
export function hostileFirefox(run: FirefoxRun, own: string): HostileBrowser {
  const { command } = run.marionette;
  const look = (handle: string): Promise<unknown> =>
    command("WebDriver:SwitchToWindow", { handle, focus: false });
  /** Runs a script in the extension's own page; its last argument is where the answer goes. */
  const asExtension = async (script: string, args: readonly unknown[]): Promise<unknown> => {
    await look(own);
    return command("WebDriver:ExecuteAsyncScript", { script, args, scriptTimeout: 3_000 });
  };
  const perform = (actions: readonly object[]): Promise<unknown> =>
    command("WebDriver:PerformActions", { actions });

  return {
    name: "firefox",
    open: async (url) => {
      await look(own);
      const handle = await run.newTab();
      const tabId = Number(await asExtension(NEWEST_TAB, []));
      await look(handle);
      const before = await countDownloads(run);
      await command("WebDriver:Navigate", { url });
      const address = async (): Promise<string> => String(await asExtension(ADDRESS, [tabId]));
      await until("the page has left", async () => !(await address()).startsWith("about:"));
      return tabOf({ handle, tabId, before, address });
    },
  };

  type Opened = {
    readonly handle: string;
    readonly tabId: number;
    /** Files saved by then. */
    readonly before: number;
    readonly address: () => Promise<string>;
  };

  function tabOf({ handle, tabId, before, address }: Opened): HostileTab {
    let inFrame = false;
    const here = async (): Promise<void> => {
      await look(handle);
      if (inFrame) await command("WebDriver:SwitchToFrame", { id: 0, focus: false });
    };
    const ask = async (expression: string): Promise<unknown> => {
      await here();
      return run.evaluate(`return (${expression});`);
    };
    const keys = async (...strokes: readonly object[]): Promise<void> => {
      await here();
      await perform([{ type: "key", id: "keys", actions: strokes }]);
      inFrame = false;
    };
    return {
      ask,
      address,
      type: (text) =>
        keys(
          ...[...text].flatMap((value) => [
            { type: "keyDown", value },
            { type: "keyUp", value },
            { type: "pause", duration: 15 },
          ]),
        ),
      press: (name) => {
        const values = name.split("+").map((one) => KEYS[one] ?? one);
        return keys(
          ...values.map((value) => ({ type: "keyDown", value })),
          ...values.toReversed().map((value) => ({ type: "keyUp", value })),
        );
      },
      click: async (selector) => {
        const { x, y } = (await ask(
          `(({ left, top, width, height }) => ({ x: Math.round(left + width / 2), y: Math.round(top + height / 2) }))(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
        )) as Rectangle;
        const actions = [
          { type: "pointerMove", origin: "viewport", x, y },
          { type: "pointerDown", button: 0 },
          { type: "pointerUp", button: 0 },
        ];
        await perform([{ type: "pointer", id: "mouse", actions }]);
      },
      focus: async (selector, frame) => {
        inFrame = frame;
        await ask(`document.querySelector(${JSON.stringify(selector)}).focus()`);
      },
      isHeld: async () => (await asExtension(IS_HELD, [tabId])) === true,
      downloads: async () => (await countDownloads(run)) - before,
      picture: async () => {
        await here();
        const shot = await command("WebDriver:TakeScreenshot", { full: false });
        return Buffer.from(String(shot), "base64");
      },
      close: async () => {
        await look(handle);
        await command("WebDriver:CloseWindow");
        await look(own);
      },
    };
  }
}

const NEWEST_TAB = `const [done] = arguments;
  browser.tabs.query({}).then((tabs) => done(Math.max(...tabs.map(({ id }) => id))));`;

const ADDRESS = `const [tabId, done] = arguments;
  browser.tabs.get(tabId).then(({ url }) => done(url), () => done(""));`;

/** Files that were saved whole, as the browser's own list has them. */
async function countDownloads({ marionette }: FirefoxRun): Promise<number> {
  await marionette.command("Marionette:SetContext", { value: "chrome" });
  try {
    const count = await marionette.command("WebDriver:ExecuteAsyncScript", {
      script: `const [done] = arguments;
        const { Downloads } = ChromeUtils.importESModule("resource://gre/modules/Downloads.sys.mjs");
        Downloads.getList(Downloads.ALL).then((list) => list.getAll())
          .then((all) => done(all.filter(({ succeeded }) => succeeded).length));`,
      args: [],
    });
    return Number(count);
  } finally {
    await marionette.command("Marionette:SetContext", { value: "content" });
  }
}
