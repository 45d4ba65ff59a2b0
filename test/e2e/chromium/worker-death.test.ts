import { afterAll, describe, test } from "vitest";
import {
  ADDED_TWICE,
  type BrokenCase,
  foundOut,
  HEEDED_TOO_EARLY,
} from "../harness/broken-case.ts";
import { brokenPackage } from "../harness/broken-package.ts";
import { beginSuiteAnew, workerCases, workerStage } from "../harness/chromium-deaths.ts";
import { comparedWithWhole } from "../harness/death-case.ts";
import { AN_IMPORT, FLUXED, GOING_ON } from "../harness/death-leaves.ts";
import { CHROME_BUILD, describeInside, useChromium } from "../harness/lab-suite.ts";
import type { Outcome } from "../harness/outcome.ts";

const IDS = ["ten-homes", "plain"];
/** What workers that never die leave, by what they did. */
const wholes = new Map<string, Outcome>();

describeInside("a background worker that is killed", () => {
  const suite = useChromium(IDS);
  const stage = workerStage(suite, () => beginSuiteAnew(suite));
  for (const one of workerCases(suite)) {
    describe(`in ${one.name}`, () => {
      test.each(one.moments)(
        "all is as without it, killed when %s",
        comparedWithWhole(stage, one, wholes),
      );
    });
  }
});

const TWICE = `${FLUXED} always warning`;

const BROKEN: readonly BrokenCase[] = [
  {
    ...HEEDED_TOO_EARLY,
    of: AN_IMPORT.name,
    step: "the browser is to let a site through",
    left: {
      settings: { exceptions: [`${FLUXED} always settings`] },
      rules: [`block ${FLUXED}`, `redirect ${FLUXED}`],
    },
  },
  {
    ...ADDED_TWICE,
    of: GOING_ON.name,
    step: "the choice is kept",
    left: { settings: { exceptions: [TWICE, TWICE] }, rules: [], tab: { arrived: true } },
  },
];

describeInside("a background that is broken, which these cases find out", () => {
  const broken = brokenPackage(CHROME_BUILD, BROKEN);
  const suite = useChromium(IDS, undefined, undefined, { extension: broken.folder });
  const stage = workerStage(suite, () => beginSuiteAnew(suite));
  afterAll(broken.remove);

  test.each(BROKEN)(
    "$name: killed at a moment, it leaves something else",
    foundOut(stage, workerCases(suite), wholes),
  );
});
