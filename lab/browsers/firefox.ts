import { spawn } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipFolder } from "../../tools/zip.ts";
import { geckoId } from "./extension-id.ts";
import { answerFirstRun } from "./firefox-first-run.ts";
import { freePort, preferences } from "./firefox-profile.ts";
import { driveFirefox, type FirefoxRun } from "./firefox-run.ts";
import { connectMarionette } from "./marionette.ts";

export type FirefoxOptions = {
  /** Folder of the unpacked extension, or its package (`.xpi`). */
  readonly extension: string;
  /** Default: FLUXWARD_FIREFOX, else /usr/bin/firefox-esr. */
  readonly executable?: string;
  /** Set beside the usual ones, as in about:config. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
  /**
   * A folder of the caller's that outlives the browser; opened again, it is the same person's. There the extension is
   * installed for good, which browsers ask no signature for only in their ESR. Default: a fresh one, deleted at the end.
   */
  readonly folder?: string;
  /** Leaves the first-run page open and unanswered, as a person finds it. Default: it is answered, and gone. */
  readonly leavesFirstRun?: boolean;
  /** Whether the person lets the extension run in private windows. */
  readonly inPrivateWindows?: boolean;
  /** Leaves it to a policy to install the extension. */
  readonly letsPolicyInstall?: boolean;
};

const DEFAULT_EXECUTABLE = "/usr/bin/firefox-esr";

export function firefoxExecutable(): string {
  return process.env["FLUXWARD_FIREFOX"] ?? DEFAULT_EXECUTABLE;
}

/** Starts Firefox with the extension in it. */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxRun> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "fluxward-firefox-"));
  const isKept = options.folder !== undefined;
  const profile = join(folder, "profile");
  const isKnown = existsSync(profile);
  mkdirSync(profile, { recursive: true });
  const port = await freePort();
  writeFileSync(
    join(profile, "user.js"),
    preferences(geckoId(options.extension), port, options.preferences),
  );
  const child = spawn(
    options.executable ?? firefoxExecutable(),
    [
      ...["--headless", "--no-remote", "--marionette", "--remote-allow-system-access"],
      // A profile that is taken up again may open the tabs that it had.
      ...["--profile", profile, ...(isKnown ? [] : ["about:blank"])],
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
    if (isKept) return;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const marionette = await connectMarionette(port);
    const { command } = marionette;
    await command("WebDriver:NewSession", { acceptInsecureCerts: true, pageLoadStrategy: "none" });
    if (!isKnown && options.letsPolicyInstall !== true) {
      await command("Addon:Install", {
        path: place(options.extension, folder, isKept),
        temporary: !isKept,
        allowPrivateBrowsing: options.inPrivateWindows === true,
      });
    }
    const run = driveFirefox(marionette, clear);
    if (!isKnown && options.leavesFirstRun !== true) {
      await answerFirstRun(run, options.inPrivateWindows === true);
    }
    return run;
  } catch (error) {
    child.kill("SIGKILL");
    await clear();
    throw error;
  }
}

/** Puts a copy of the extension where it can be installed from: a file where that is for good. */
function place(extension: string, folder: string, isForGood: boolean): string {
  const isPackage = extension.endsWith(".xpi");
  const path = join(folder, isForGood || isPackage ? "extension.xpi" : "extension");
  if (isPackage) copyFileSync(extension, path);
  else if (isForGood) writeFileSync(path, zipFolder(extension));
  else cpSync(extension, path, { recursive: true });
  return path;
}
