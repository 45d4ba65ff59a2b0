import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, test } from "vitest";
import { type Builds, type ManagedKit, makeManagedKit } from "../../../lab/browsers/managed-kit.ts";
import { type Browser, managingObstacle } from "../../../lab/browsers/managed-program.ts";
import { startUpdateServer, type UpdateServer } from "../../../lab/browsers/update-server.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import type { PolicySettings } from "../../../tools/package/policy-files.ts";
import { makeSigningKey, type SigningKey } from "../../../tools/package/signing-key.ts";
import { there } from "./firefox-pages.ts";
import { scenario } from "./lab-suite.ts";

/** Newer than any that is built here. */
export const NEWER_VERSION = "999.0.0";

const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));
/** What an organisation gets, as it is built. */
export const BUILDS: Builds = { chrome: join(DIST, "chrome"), firefox: join(DIST, "firefox") };

/** What an organisation has before it gives anybody a browser; there once cases run. */
export type Organisation = {
  readonly lab: Lab;
  readonly server: UpdateServer;
  readonly key: SigningKey;
  /** The kit, with the organisation's settings in its policies. */
  readonly kit: ManagedKit;
  /** A folder for whatever belongs to one person. */
  readonly folder: string;
  /** From now on the server has a newer version. */
  readonly offerNewerVersion: () => Promise<void>;
};

/** Cases that need policies. Where none can be given they are skipped, or fail where nothing may be. */
export function describeManaged(browser: Browser, title: string, define: () => void): void {
  const obstacle = managingObstacle(browser);
  if (obstacle === undefined) {
    describe(title, define);
  } else if (process.env["FLUXWARD_POLICY_NO_SKIP"] === "1") {
    describe(title, () => {
      test("can be managed", () => {
        throw new Error(`${obstacle}, and nothing may be skipped (FLUXWARD_POLICY_NO_SKIP=1).`);
      });
    });
  } else {
    describe.skip(`${title} (${obstacle})`, define);
  }
}

/** A lab, a server, and the self-host kit of builds. `settingsFor`: the policy's, once the lab is there. */
export function useOrganisation(
  ids: readonly string[],
  settingsFor: (lab: Lab) => PolicySettings,
  builds: Builds = BUILDS,
): Organisation {
  const folder = mkdtempSync(join(tmpdir(), "fluxward-managed-"));
  let made: Omit<Organisation, "folder" | "offerNewerVersion"> | undefined;
  const request = (version?: string) => {
    const { lab, server, key } = there(made);
    const common = { builds, key, url: server.url, settings: settingsFor(lab) };
    return version === undefined
      ? { ...common, folder: join(folder, "first") }
      : { ...common, folder: join(folder, version), version };
  };
  beforeAll(async () => {
    const scenarios = ids.map(scenario);
    const lab = await startLab({ scenarios, place: whereAmI(), roundTripMs: 20 });
    const server = await startUpdateServer();
    const key = makeSigningKey(join(folder, "key.pem"));
    const none: ManagedKit = { served: "", chromiumPolicy: "", firefoxPolicy: "" };
    made = { lab, server, key, kit: none };
    made = { ...made, kit: await makeManagedKit(request()) };
    server.serve(made.kit.served);
  });
  afterAll(async () => {
    await made?.server.close();
    await made?.lab.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  return {
    get lab() {
      return there(made).lab;
    },
    get server() {
      return there(made).server;
    },
    get key() {
      return there(made).key;
    },
    get kit() {
      return there(made).kit;
    },
    folder,
    offerNewerVersion: async () => {
      const newer = await makeManagedKit(request(NEWER_VERSION));
      there(made).server.serve(newer.served);
    },
  };
}
