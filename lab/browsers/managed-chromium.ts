import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PolicySettings } from "../../tools/package/policy-files.ts";
import { type ChromiumRun, handleChromium } from "./chromium.ts";
import { writeManagedProgram } from "./managed-program.ts";
import { openChromium } from "./open-chromium.ts";

export type ManagedChromium = {
  readonly run: ChromiumRun;
  /** Writes other settings to the policy file, as an administrator does while browsers run. */
  readonly setSettings: (settings: PolicySettings) => void;
};

type Options = {
  /** The policy file of a kit. */
  readonly policy: string;
  /** Id that the policy installs. */
  readonly id: string;
  /** Outlives the browser; opened again, it is the same person's. */
  readonly folder: string;
  readonly keyPin: string;
};

/** Chromium's default forbids that what policy has installed is debugged; nothing else is set by this file. */
const DEBUGGING = { DeveloperToolsAvailability: 1 };

/** A Chromium whose extension is installed, and set, by the policy of its machine alone. */
export async function launchManagedChromium(options: Options): Promise<ManagedChromium> {
  const { policy, id, folder, keyPin } = options;
  const managed = join(folder, "policies", "policies", "managed");
  mkdirSync(managed, { recursive: true });
  const file = join(managed, "fluxward.json");
  const write = (content: object): void => {
    // Never half of it.
    writeFileSync(join(folder, "next.json"), JSON.stringify(content));
    renameSync(join(folder, "next.json"), file);
  };
  const shipped = JSON.parse(readFileSync(policy, "utf8")) as object;
  write(shipped);
  writeFileSync(join(managed, "debugging.json"), JSON.stringify(DEBUGGING));
  const executable = join(folder, "chromium");
  writeManagedProgram("chromium", join(folder, "policies"), executable);
  const { context, close } = await openChromium({
    ...{ executable, folder, keyPin, letsPolicyInstall: true },
  });
  try {
    return {
      run: { ...(await handleChromium(context, id)), close },
      setSettings: (settings) => {
        write({ ...shipped, "3rdparty": { extensions: { [id]: settings } } });
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
