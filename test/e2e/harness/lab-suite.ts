import { afterAll, afterEach, beforeAll, beforeEach, describe, inject } from "vitest";
import {
  type ChromiumOptions,
  type ChromiumRun,
  launchChromium,
} from "../../../lab/browsers/chromium.ts";
import { beginAnew } from "../../../lab/browsers/begin-anew.ts";
import type { Scenario } from "../../../lab/model/scenario.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { scenarioById } from "../../../lab/scenarios/all-scenarios.ts";
import { CERTAIN_AMBER } from "../../../lab/scenarios/certain-amber.ts";
import { CERTAIN_FLUX } from "../../../lab/scenarios/certain-flux.ts";
import type { SiteKind } from "../../../lab/sites/pages.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";

/** Chromium's package, unpacked. */
export const CHROME_BUILD = inject("packages").chrome;
/** Firefox's package: the file that people install. */
export const FIREFOX_BUILD = inject("packages").firefox;

/** What a case works with; the fields are there once the case runs. */
export type ChromiumSuite = { readonly lab: Lab; readonly run: ChromiumRun };

/** Cases that need the lab's own addresses. Elsewhere they are skipped, and the run says so. */
export const describeInside = describe.skipIf(whereAmI() !== "inside");

/** Main host of a scenario. */
export function hostOf(id: string): string {
  const host = scenario(id).hosts[0];
  if (host === undefined) throw new Error(`Scenario ${id} has no host.`);
  return host;
}

/** A scenario by its id; the fluxed site that these cases warn of is one that luck cannot make amber. */
export function scenario(id: string): Scenario {
  if (id === CERTAIN_AMBER.id) return CERTAIN_AMBER;
  return id === CERTAIN_FLUX.id ? CERTAIN_FLUX : scenarioById(id);
}

/**
 * One lab and one browser a file, set to the lab's resolvers; each case begins with nothing known and no tab, and
 * after a failure with a fresh browser. `hostRules`: names that the browser finds without asking anybody.
 */
export function useChromium(
  ids: readonly string[],
  siteKind?: SiteKind,
  hostRules?: string,
  browser?: Partial<Pick<ChromiumOptions, "keepsPages" | "extension">>,
): ChromiumSuite {
  let lab: Lab | undefined;
  let run: ChromiumRun | undefined;
  beforeAll(async () => {
    const scenarios = ids.map(scenario);
    lab = await startLab({
      scenarios,
      place: whereAmI(),
      roundTripMs: 20,
      ...(siteKind === undefined ? {} : { siteKind }),
    });
  });
  const close = async (): Promise<void> => {
    await run?.close();
    run = undefined;
  };
  const launch = (): Promise<ChromiumRun> =>
    launchChromium({
      extension: CHROME_BUILD,
      ...(lab === undefined ? {} : { keyPin: lab.certificates.keyPin }),
      ...(hostRules === undefined ? {} : { hostRules }),
      ...browser,
    });
  const seenHosts = (): readonly string[] => lab?.sites.all().map(({ host }) => host) ?? [];
  const anew = async (used: ChromiumRun): Promise<ChromiumRun> => {
    try {
      // What a site's own service worker answered, its server never heard of.
      const hosts = [...ids.flatMap((id) => scenario(id).hosts), ...seenHosts()];
      await beginAnew(used, hosts);
      return used;
    } catch (error) {
      console.log(`A fresh browser takes its place: ${String(error)}`);
      await close();
      return launch();
    }
  };
  beforeEach(async () => {
    if (run === undefined) run = await launch();
    else run = await anew(run);
    lab?.reset();
    const resolvers = (lab?.resolvers ?? []).map(({ url }) => url);
    await run.ask("saveSettings", { settings: { setUp: true, resolvers } });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await close();
  });
  afterAll(async () => {
    await close();
    await lab?.close();
  });
  return {
    get lab() {
      return there(lab);
    },
    get run() {
      return there(run);
    },
  };
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("Only cases may use this, once they run.");
  return value;
}
