import type { BrowserContext, Page } from "playwright-core";
import type { Answer, Args, Method, Reply } from "../../src/messages/protocol.ts";
import { WELCOME_PAGE } from "../../src/messages/pages.ts";
import { chromiumId } from "./extension-id.ts";
import { type Observer, openObserver } from "./observer.ts";
import { type BrowserOptions, openChromium } from "./open-chromium.ts";
import { until } from "./until.ts";
import { createWorkerControl, type WorkerControl } from "./worker-control.ts";

export type ChromiumOptions = BrowserOptions & {
  /** Folder of the unpacked extension. */
  readonly extension: string;
  /** Leaves the first-run page open and unanswered, as a person finds it. Default: it is answered, and gone. */
  readonly leavesFirstRun?: boolean;
};

/** A tab with the number that the extension knows it by. */
export type Tab = { readonly page: Page; readonly tabId: number };

/** A Chromium with a fresh profile and the extension in it, handled as a person and a debugger would. */
export type ChromiumRun = {
  readonly context: BrowserContext;
  readonly extensionUrl: (path: string) => string;
  readonly observer: Observer;
  readonly worker: WorkerControl;
  readonly newTab: () => Promise<Tab>;
  /** Asks the background as one of the extension's own pages does. */
  readonly ask: <M extends Method>(method: M, args: Args<M>) => Promise<Answer<M>>;
  readonly close: () => Promise<void>;
};

export async function launchChromium(options: ChromiumOptions): Promise<ChromiumRun> {
  const id = chromiumId(options.extension);
  const { context, close } = await openChromium(options);
  try {
    const run = { ...(await handleChromium(context, id)), close };
    if (options.leavesFirstRun !== true) await answerFirstRun(run);
    return run;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Has the extension set up, by the message that the first-run page sends, and closes the page. */
async function answerFirstRun(run: ChromiumRun): Promise<void> {
  const { setUp } = await run.ask("getSettings", {});
  if (setUp) return;
  await run.ask("saveSettings", { settings: { setUp: true } });
  // By now the page is open, or it will never be.
  const address = run.extensionUrl(WELCOME_PAGE);
  if (!(await run.observer.tabUrls()).includes(address)) return;
  const { context } = run;
  const find = (): Page | undefined => context.pages().find((page) => page.url() === address);
  await until("the first-run page is there", () => find() !== undefined);
  await find()?.close();
}

/** Waits until the extension of this id is there. */
export async function handleChromium(
  context: BrowserContext,
  id: string,
): Promise<Omit<ChromiumRun, "close">> {
  const extensionUrl = (path: string): string => `chrome-extension://${id}/${path}`;
  const observer = await openObserver(context, extensionUrl("manifest.json"));
  const worker = await createWorkerControl(context, observer.page);
  // Before its worker has listeners, nobody would hear of a navigation.
  await until("the background answers", async () => {
    return (await observer.send({ method: "getSettings", args: {} })) !== undefined;
  });
  return {
    context,
    extensionUrl,
    observer,
    worker,
    newTab: async () => {
      const [page, tabId] = await Promise.all([context.waitForEvent("page"), observer.createTab()]);
      return { page, tabId };
    },
    ask: async <M extends Method>(method: M, args: Args<M>) => {
      const reply = (await observer.send({ method, args })) as Reply | undefined;
      if (reply === undefined) throw new Error(`The background did not answer "${method}".`);
      if (!reply.ok) throw new Error(reply.error);
      return reply.value as Answer<M>;
    },
  };
}
