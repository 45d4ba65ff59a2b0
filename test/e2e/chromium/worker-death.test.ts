import { afterAll, describe, expect, test } from "vitest";
import { brokenPackage } from "../harness/broken-package.ts";
import { beginSuiteAnew, workerCases, workerStage } from "../harness/chromium-deaths.ts";
import { comparedWithWhole, play, playWhole } from "../harness/death-case.ts";
import { CHROME_BUILD, describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import type { Outcome } from "../harness/outcome.ts";

const IDS = ["ten-homes", "plain"];
const FLUXED = hostOf("ten-homes");
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

/** Each does as the product does for as long as no worker dies. `left`: what shows it then. */
const BROKEN = [
  {
    name: "settings are noted as heeded before they are",
    piece: /(await \w+\(\w+,\w+\)),(await \w+\.stopNotes\.setHeeded\(\w+\))/,
    instead: "$2,$1",
    of: "an import of settings",
    step: "the browser is to let a site through",
    left: {
      settings: { exceptions: [`${FLUXED} always settings`] },
      rules: [`block ${FLUXED}`, `redirect ${FLUXED}`],
    },
  },
  {
    name: "an exception is added beside one for the same site",
    piece: /exceptions:\[\.\.\.(\w+)\.filter\(\w+\(\w+,\w+\)\),\{host:/,
    instead: "exceptions:[...$1,{host:",
    of: "going on past a warning",
    step: "the choice is kept",
    left: { settings: { exceptions: [TWICE, TWICE] }, rules: [], tab: { arrived: true } },
  },
];

describeInside("a background that is broken, which these cases find out", () => {
  const broken = brokenPackage(CHROME_BUILD, BROKEN);
  const suite = useChromium(IDS, undefined, undefined, { extension: broken.folder });
  const stage = workerStage(suite, () => beginSuiteAnew(suite));
  afterAll(broken.remove);

  test.each(BROKEN)("$name: killed at a moment, it leaves something else", async (variant) => {
    const one = workerCases(suite).find(({ name }) => name === variant.of);
    const [, moment] = one?.moments.find(([title]) => title === variant.step) ?? [];
    if (one === undefined || moment === undefined) throw new Error(`There is no ${variant.step}.`);
    const expected = wholes.get(one.name) ?? (await playWhole(stage, one));
    const found = await play(stage, one, moment, expected);
    expect(found).toMatchObject(variant.left);
    expect(found).not.toEqual(expected);
  });
});
