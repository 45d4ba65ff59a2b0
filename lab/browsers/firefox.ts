import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, Args, Method, Reply } from "../../src/messages/protocol.ts";
import { geckoId } from "./extension-id.ts";
import { connectMarionette, type Marionette } from "./marionette.ts";

export type FirefoxOptions = {
  /** Folder of the unpacked extension. */
  readonly extension: string;
  /** Default: FLUXWARD_FIREFOX, else /usr/bin/firefox-esr. */
  readonly executable?: string;
  /** Set beside the usual ones, as in about:config. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
};

/** A Firefox with a fresh profile and the extension in it. */
export type FirefoxRun = {
  readonly marionette: Marionette;
  readonly extensionUrl: (path: string) => string;
  /** Goes to an address in the current tab; a warning that takes over is no error. */
  readonly open: (url: string) => Promise<void>;
  readonly url: () => Promise<string>;
  /** Opens a tab and makes it the current one; gives a handle for `focus`. */
  readonly newTab: () => Promise<string>;
  readonly focus: (tab: string) => Promise<void>;
  /** Runs a script body in the current page; `arguments` holds what is passed. */
  readonly evaluate: (script: string, args?: readonly unknown[]) => Promise<unknown>;
  /** Asks the background. The current tab must show one of the extension's own pages. */
  readonly ask: <M extends Method>(method: M, args: Args<M>) => Promise<Answer<M>>;
  readonly close: () => Promise<void>;
};

const DEFAULT_EXECUTABLE = "/usr/bin/firefox-esr";
/** Fixed, so that the extension's pages have a known address. */
const UUID = "5f0d3a52-7c1e-4a0b-9d0e-2b6f1c9a4e77";

export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxRun> {
  const folder = mkdtempSync(join(tmpdir(), "fluxward-firefox-"));
  const profile = join(folder, "profile");
  const extension = join(folder, "extension");
  mkdirSync(profile);
  cpSync(options.extension, extension, { recursive: true });
  const port = await freePort();
  writeFileSync(
    join(profile, "user.js"),
    preferences(geckoId(extension), port, options.preferences),
  );
  const child = spawn(
    options.executable ?? process.env["FLUXWARD_FIREFOX"] ?? DEFAULT_EXECUTABLE,
    [
      ...["--headless", "--no-remote", "--marionette", "--remote-allow-system-access"],
      ...["--profile", profile, "about:blank"],
    ],
    { stdio: "ignore", env: { ...process.env, HOME: folder } },
  );
  const ended = new Promise<void>((done) => {
    child.once("error", () => {
      done();
    });
    child.once("close", () => {
      done();
    });
  });
  const clear = async (): Promise<void> => {
    const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const marionette = await connectMarionette(port);
    const { command } = marionette;
    await command("WebDriver:NewSession", { acceptInsecureCerts: true, pageLoadStrategy: "none" });
    await command("Addon:Install", { path: extension, temporary: true });
    return handle(marionette, clear);
  } catch (error) {
    child.kill("SIGKILL");
    await clear();
    throw error;
  }
}

function handle(marionette: Marionette, clear: () => Promise<void>): FirefoxRun {
  const { command } = marionette;

  const evaluate = (script: string, args: readonly unknown[] = []): Promise<unknown> =>
    command("WebDriver:ExecuteScript", { script, args });
  return {
    marionette,
    extensionUrl: (path) => `moz-extension://${UUID}/${path}`,
    open: async (url) => {
      await command("WebDriver:Navigate", { url });
    },
    url: async () => String(await command("WebDriver:GetCurrentURL")),
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

/** Ends the background as Firefox does after half a minute of rest. */
export async function endBackground(run: FirefoxRun): Promise<void> {
  await run.marionette.command("Marionette:SetContext", { value: "chrome" });
  await run.marionette.command("WebDriver:ExecuteAsyncScript", {
    script: `const [done] = arguments;
      WebExtensionPolicy.getByID("fluxward@fluxward.org").extension
        .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })
        .then(() => done(), () => done());`,
  });
  await run.marionette.command("Marionette:SetContext", { value: "content" });
}

function preferences(id: string, port: number, others: FirefoxOptions["preferences"] = {}): string {
  const values = {
    "marionette.port": port,
    "extensions.webextensions.uuids": JSON.stringify({ [id]: UUID }),
    // Plain addresses stay plain, and the browser keeps to the sites under test.
    "dom.security.https_first": false,
    "network.dns.disablePrefetch": true,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "browser.safebrowsing.malware.enabled": false,
    "browser.safebrowsing.phishing.enabled": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "toolkit.telemetry.enabled": false,
    "app.normandy.enabled": false,
    "browser.shell.checkDefaultBrowser": false,
    ...others,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join("");
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => {
        done(port);
      });
    });
  });
}
