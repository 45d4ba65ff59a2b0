import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type Worker } from "playwright-core";
import type { GuardMessage, GuardWords } from "../../src/messages/guard.ts";
import { buildClassicScript } from "../../tools/build/classic-script.ts";

/** A browser with an extension of nothing but the two guard scripts; the test is its background. */
export type GuardBrowser = {
  readonly context: BrowserContext;
  /** What the scripts have sent to the background so far. */
  readonly received: () => Promise<readonly unknown[]>;
  readonly forget: () => Promise<void>;
  /** Sends an order to all frames of the tab that shows `host`. */
  readonly order: (host: string, message: GuardMessage) => Promise<void>;
  /** Injects the explaining half into all frames of that tab. */
  readonly inject: (host: string) => Promise<void>;
};

declare const chrome: {
  readonly tabs: {
    readonly query: (what: { url: string }) => Promise<readonly { readonly id: number }[]>;
    readonly sendMessage: (tab: number, message: unknown) => Promise<void>;
  };
  readonly scripting: { readonly executeScript: (what: object) => Promise<unknown> };
  readonly runtime: { readonly onMessage: { addListener(listener: unknown): void } };
};

const BACKGROUND = `
const received = [];
// The panel's line has somebody at the other end.
chrome.runtime.onConnect.addListener(() => undefined);
chrome.runtime.onMessage.addListener((message, sender, reply) => {
  received.push(message);
  reply({ ok: true });
});
globalThis.received = () => received;
globalThis.forget = () => { received.length = 0; };
`;

export const WORDS: GuardWords = {
  language: "en",
  rightToLeft: false,
  title: "Be careful here: this site may hide who runs it",
  held: {
    password: "Your password was held back. Nothing was typed.",
    code: "Your code was held back. Nothing was typed.",
    card: "Your card number was held back. Nothing was typed.",
    submit: "Nothing was sent.",
    download: "Nothing was downloaded.",
  },
  why: "In 4 looks it answered from 11 addresses in 9 unrelated networks, 8 of them home connections.",
  leave: "Leave this site",
  more: "Why, and other choices",
  close: "Close",
};

export async function launchGuardBrowser(): Promise<GuardBrowser> {
  const folder = mkdtempSync(join(tmpdir(), "fluxward-guard-"));
  const files = {
    "bootstrap.js": await buildClassicScript("src/content/bootstrap.iife.ts", "chrome"),
    "guard.js": await buildClassicScript("src/content/guard.iife.ts", "chrome"),
    "background.js": BACKGROUND,
    "manifest.json": JSON.stringify({
      manifest_version: 3,
      name: "guard",
      version: "1",
      permissions: ["scripting"],
      host_permissions: ["<all_urls>"],
      background: { service_worker: "background.js" },
      content_scripts: [
        {
          matches: ["http://*/*"],
          js: ["bootstrap.js"],
          run_at: "document_start",
          all_frames: true,
          match_origin_as_fallback: true,
        },
      ],
    }),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const context = await chromium.launchPersistentContext("", {
    executablePath: process.env["FLUXWARD_CHROMIUM"] ?? "/usr/bin/chromium",
    headless: true,
    chromiumSandbox: false,
    args: [
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      "--host-resolver-rules=MAP * 127.0.0.1",
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  return { context, ...backgroundOf(worker) };
}

function backgroundOf(worker: Worker): Omit<GuardBrowser, "context"> {
  return {
    received: () =>
      worker.evaluate(() => (globalThis as unknown as { received(): unknown[] }).received()),
    forget: () => worker.evaluate(() => (globalThis as unknown as { forget(): void }).forget()),
    order: (host, message) =>
      worker.evaluate(
        async ([url, sent]) => {
          const [tab] = await chrome.tabs.query({ url });
          if (tab !== undefined) await chrome.tabs.sendMessage(tab.id, sent);
        },
        [`http://${host}/*`, message] as const,
      ),
    inject: (host) =>
      worker.evaluate(async (url) => {
        const [tab] = await chrome.tabs.query({ url });
        await chrome.scripting.executeScript({
          target: { tabId: tab?.id, allFrames: true },
          files: ["guard.js"],
          injectImmediately: true,
        });
      }, `http://${host}/*`),
  };
}
