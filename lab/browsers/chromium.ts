import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import type { Answer, Args, Method, Reply } from "../../src/messages/protocol.ts";
import { chromiumId } from "./extension-id.ts";
import { type Observer, openObserver } from "./observer.ts";
import { until } from "./until.ts";
import { createWorkerControl, type WorkerControl } from "./worker-control.ts";

export type ChromiumOptions = {
  /** Folder of the unpacked extension. */
  readonly extension: string;
  /** Pin of the lab's certificates; absent: only certificates that a person's browser accepts. */
  readonly keyPin?: string;
  readonly headed?: boolean;
  /** Chromium host rules, for a lab on plain loopback. */
  readonly hostRules?: string;
  /** Default: FLUXWARD_CHROMIUM, else /usr/bin/chromium. */
  readonly executable?: string;
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

const DEFAULT_EXECUTABLE = "/usr/bin/chromium";

export async function launchChromium(options: ChromiumOptions): Promise<ChromiumRun> {
  const { keyPin, hostRules, headed = false } = options;
  const id = chromiumId(options.extension);
  const folder = mkdtempSync(join(tmpdir(), "fluxward-chromium-"));
  // A copy, so that a build at the same time cannot pull the files from under the browser.
  const extension = join(folder, "extension");
  cpSync(options.extension, extension, { recursive: true });
  const profile = join(folder, "profile");
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.executable ?? process.env["FLUXWARD_CHROMIUM"] ?? DEFAULT_EXECUTABLE,
    headless: !headed,
    // Root and containers cannot have the sandbox; nothing but the lab is visited.
    chromiumSandbox: false,
    locale: "en-US",
    viewport: headed ? null : { width: 1100, height: 800 },
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      "--disable-quic",
      "--disable-gpu",
      ...(keyPin === undefined ? [] : [`--ignore-certificate-errors-spki-list=${keyPin}`]),
      ...(hostRules === undefined ? [] : [`--host-resolver-rules=${hostRules}`]),
    ],
  });
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    return { ...(await handle(context, id)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function handle(context: BrowserContext, id: string): Promise<Omit<ChromiumRun, "close">> {
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
