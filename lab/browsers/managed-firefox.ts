import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchFirefox } from "./firefox.ts";
import type { FirefoxRun } from "./firefox-run.ts";
import { writeManagedProgram } from "./managed-program.ts";

type Options = {
  /** The content of `policies.json`. */
  readonly policy: object;
  /** Folder of the unpacked build, for its id. */
  readonly extension: string;
  /** Outlives the browser; opened again, it is the same person's. */
  readonly folder: string;
  /** Beside those that it needs. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
};

/** A Firefox whose extension is installed, and set, by the policy of its machine alone. */
export async function launchManagedFirefox(options: Options): Promise<FirefoxRun> {
  const { policy, extension, folder } = options;
  const policies = join(folder, "policies");
  mkdirSync(policies, { recursive: true });
  writeFileSync(join(policies, "policies.json"), JSON.stringify(policy));
  const executable = join(folder, "firefox");
  writeManagedProgram("firefox", policies, executable);
  return launchFirefox({
    ...{ executable, extension, folder, leavesFirstRun: true, letsPolicyInstall: true },
    // As a person's Firefox has them: what lets it take an unsigned extension has to be the policy.
    preferences: {
      ...{ "xpinstall.signatures.required": true, "extensions.update.enabled": true },
      ...options.preferences,
    },
  });
}
