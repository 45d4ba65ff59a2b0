import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

export type BrowserOptions = {
  /** Folder of the unpacked extension; absent: a browser without one, to compare with. */
  readonly extension?: string;
  /** Pin of the lab's certificates; absent: only certificates that a person's browser accepts. */
  readonly keyPin?: string;
  readonly headed?: boolean;
  /** Keeps the pages that a tab has left, as browsers do and drivers usually forbid. */
  readonly keepsPages?: boolean;
  /** Chromium host rules, for a lab on plain loopback. */
  readonly hostRules?: string;
  /** Opens the tabs that the browser in `folder` was closed with once more. */
  readonly restoresTabs?: boolean;
  /** A folder of the caller's that outlives the browser; opened again, it is the same person's. Default: a fresh one. */
  readonly folder?: string;
  /** Installs what a policy wants, as browsers do and drivers forbid. */
  readonly letsPolicyInstall?: boolean;
  /** Default: FLUXWARD_CHROMIUM, else /usr/bin/chromium. */
  readonly executable?: string;
};

export type OpenBrowser = {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
};

const DEFAULT_EXECUTABLE = "/usr/bin/chromium";

/** Of the driver's own arguments (Chromium 156). */
const FORBIDS_INSTALLING = ["--disable-extensions", "--disable-background-networking"];

/** A Chromium with a fresh profile. */
export async function openChromium(options: BrowserOptions): Promise<OpenBrowser> {
  const { keyPin, hostRules, headed = false } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "fluxward-chromium-"));
  const context = await chromium.launchPersistentContext(join(folder, "profile"), {
    executablePath: options.executable ?? chromiumExecutable(),
    headless: !headed,
    // Root and containers cannot have the sandbox; nothing but the lab is visited.
    chromiumSandbox: false,
    locale: "en-US",
    viewport: headed ? null : { width: 1100, height: 800 },
    ignoreDefaultArgs: [
      ...(options.keepsPages === true ? ["--disable-back-forward-cache"] : []),
      ...(options.restoresTabs === true ? ["about:blank"] : []),
      ...(options.letsPolicyInstall === true ? FORBIDS_INSTALLING : []),
    ],
    args: [
      ...extensionArgs(options.extension, join(folder, "extension")),
      "--disable-quic",
      "--disable-gpu",
      ...(options.restoresTabs === true ? ["--restore-last-session"] : []),
      ...(keyPin === undefined ? [] : [`--ignore-certificate-errors-spki-list=${keyPin}`]),
      ...(hostRules === undefined ? [] : [`--host-resolver-rules=${hostRules}`]),
    ],
  });
  return {
    context,
    close: async () => {
      await context.close();
      if (options.folder !== undefined) return;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

export function chromiumExecutable(): string {
  return process.env["FLUXWARD_CHROMIUM"] ?? DEFAULT_EXECUTABLE;
}

/** Arguments for an unpacked extension and no other; `copy`: a folder to copy it to. */
export function extensionArgs(extension: string | undefined, copy: string): string[] {
  if (extension === undefined) return [];
  // A copy, so that a build at the same time cannot pull the files from under the browser.
  cpSync(extension, copy, { recursive: true });
  return [`--disable-extensions-except=${copy}`, `--load-extension=${copy}`];
}
