import { afterAll, beforeAll, beforeEach } from "vitest";
import { type FirefoxOptions, launchFirefox } from "../../../lab/browsers/firefox.ts";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import type { SiteKind } from "../../../lab/sites/pages.ts";
import { DEFAULT_SETTINGS } from "../../../src/storage/settings-schema.ts";
import { askExtension, closeOthers, openOwn } from "./firefox-own.ts";
import { there } from "./firefox-pages.ts";
import { FIREFOX_BUILD, scenario } from "./lab-suite.ts";

/** What a case works with; the fields are there once the case runs. */
export type FirefoxSuite = {
  readonly lab: Lab;
  readonly run: FirefoxRun;
  /** A tab that shows one of the extension's own pages all the time, for whatever is asked of the extension. */
  readonly own: string;
};

type Options = Partial<Pick<FirefoxOptions, "extension" | "preferences" | "inPrivateWindows">> & {
  readonly siteKind?: SiteKind;
  /** Simulated round-trip time, ms. Default 20. */
  readonly roundTripMs?: number;
  /** Done once, when the browser is ready: then the cases build on what is known by then, and on each other. */
  readonly prepare?: (suite: FirefoxSuite) => Promise<void>;
};

/**
 * One lab and one browser a file, set to the lab's resolvers. Each case begins with nothing known and no tab but
 * `own`, unless something is prepared for all.
 */
export function useFirefox(
  ids: readonly string[],
  { siteKind, roundTripMs = 20, prepare, ...browser }: Options = {},
): FirefoxSuite {
  let lab: Lab | undefined;
  let run: FirefoxRun | undefined;
  let own: string | undefined;
  beforeAll(async () => {
    lab = await startLab({
      scenarios: ids.map(scenario),
      place: whereAmI(),
      roundTripMs,
      ...(siteKind === undefined ? {} : { siteKind }),
    });
    run = await launchFirefox({ extension: FIREFOX_BUILD, ...browser });
    own = await openOwn(run);
    await begin();
    await prepare?.(suite);
  });
  beforeEach(async () => {
    if (prepare === undefined) await begin();
  });
  afterAll(async () => {
    await run?.close();
    await lab?.close();
  });
  const suite: FirefoxSuite = {
    get lab() {
      return there(lab);
    },
    get run() {
      return there(run);
    },
    get own() {
      return there(own);
    },
  };
  const begin = (): Promise<void> => beginSuiteAnew(suite);
  return suite;
}

/** The browser of a suite, as each of its cases finds it. */
export async function beginSuiteAnew(suite: FirefoxSuite): Promise<void> {
  await closeOthers(suite);
  const resolvers = suite.lab.resolvers.map(({ url }) => url);
  await askExtension(suite, "saveSettings", {
    settings: { ...DEFAULT_SETTINGS, setUp: true, resolvers },
  });
  await askExtension(suite, "forgetSites", {});
  suite.lab.reset();
}
