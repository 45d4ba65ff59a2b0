import type { Answer, Args, Method, Reply } from "../../src/messages/protocol.ts";
import { UUID } from "./firefox-profile.ts";
import type { Marionette } from "./marionette.ts";
import { comes } from "./until.ts";

/** How long a page of ours may stay while the next is loading, ms. */
const GOING_MS = 3_000;

/** A Firefox with the extension in it. */
export type FirefoxRun = {
  readonly marionette: Marionette;
  readonly extensionUrl: (path: string) => string;
  /** Goes to an address in the current tab; a warning that takes over is no error. */
  readonly open: (url: string) => Promise<void>;
  readonly url: () => Promise<string>;
  /** The current tab. */
  readonly tab: () => Promise<string>;
  /** All tabs, for `focus`. */
  readonly tabs: () => Promise<readonly string[]>;
  /** Opens a tab and makes it the current one; gives a handle for `focus`. */
  readonly newTab: () => Promise<string>;
  readonly focus: (tab: string) => Promise<void>;
  /** Runs a script body in the current page; `arguments` holds what is passed. */
  readonly evaluate: (script: string, args?: readonly unknown[]) => Promise<unknown>;
  /** Asks the background. The current tab must show one of the extension's own pages. */
  readonly ask: <M extends Method>(method: M, args: Args<M>) => Promise<Answer<M>>;
  readonly close: () => Promise<void>;
};

/** `clear` resolves once the browser has ended, and tidies up. */
export function driveFirefox(marionette: Marionette, clear: () => Promise<void>): FirefoxRun {
  const { command } = marionette;

  const evaluate = (script: string, args: readonly unknown[] = []): Promise<unknown> =>
    command("WebDriver:ExecuteScript", { script, args });
  /** Tells one document in a tab from the next; undefined for one that cannot be asked. */
  const startOfPage = async (): Promise<number | undefined> => {
    const start = await evaluate("return performance.timeOrigin").catch(() => undefined);
    return typeof start === "number" ? start : undefined;
  };
  return {
    marionette,
    extensionUrl: (path) => `moz-extension://${UUID}/${path}`,
    open: async (url) => {
      const isOwn = url.startsWith(`moz-extension://${UUID}/`);
      const before = isOwn ? await startOfPage() : undefined;
      await command("WebDriver:Navigate", { url });
      // A page that has not begun to go within 200 ms is taken by Marionette for one that stays: on a busy machine what is asked
      // next would be lost with it.
      if (isOwn)
        await comes(async () => ![before, undefined].includes(await startOfPage()), GOING_MS);
    },
    url: async () => String(await command("WebDriver:GetCurrentURL")),
    tab: async () => String(await command("WebDriver:GetWindowHandle")),
    tabs: async () => (await command("WebDriver:GetWindowHandles")) as readonly string[],
    newTab: async () => {
      const made = (await command("WebDriver:NewWindow", { type: "tab" })) as { handle: string };
      await command("WebDriver:SwitchToWindow", { handle: made.handle });
      return made.handle;
    },
    focus: async (handle) => {
      await command("WebDriver:SwitchToWindow", { handle });
    },
    evaluate,
    ask: async <M extends Method>(method: M, args: Args<M>) => {
      const reply = (await command("WebDriver:ExecuteAsyncScript", {
        script: `const [message, done] = arguments;
          browser.runtime.sendMessage(message).then(done, (error) => done({ ok: false, error: String(error) }));`,
        args: [{ method, args }],
      })) as Reply | undefined | null;
      if (reply === undefined || reply === null) {
        throw new Error(`The background did not answer "${method}".`);
      }
      if (!reply.ok) throw new Error(reply.error);
      return reply.value as Answer<M>;
    },
    close: async () => {
      // Firefox closes the connection while it quits.
      await command("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => undefined);
      marionette.close();
      await clear();
    },
  };
}
