import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, inject, test } from "vitest";
import { ADDED_TWICE, type BrokenCase, foundOut } from "../harness/broken-case.ts";
import { brokenPackage } from "../harness/broken-package.ts";
import { comparedWithWhole } from "../harness/death-case.ts";
import { FLUXED, GOING_ON } from "../harness/death-leaves.ts";
import { backgroundCases, backgroundStage } from "../harness/firefox-deaths.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { describeInside } from "../harness/lab-suite.ts";
import type { Outcome } from "../harness/outcome.ts";

const IDS = ["ten-homes", "plain"];
/** What backgrounds that never die leave, by what they did. */
const wholes = new Map<string, Outcome>();
const folder = mkdtempSync(join(tmpdir(), "fluxward-deaths-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describeInside("a background that is killed", () => {
  const suite = useFirefox(IDS);
  const stage = backgroundStage(suite);
  beforeEach(stage.fresh);
  for (const one of backgroundCases(suite, folder)) {
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
    ...ADDED_TWICE,
    of: GOING_ON.name,
    step: "the choice is kept",
    left: { settings: { exceptions: [TWICE, TWICE] }, rules: [], tab: { arrived: true } },
  },
];

describeInside("a background that is broken, which these cases find out", () => {
  const broken = brokenPackage(inject("packages").firefoxFiles, BROKEN);
  const suite = useFirefox(IDS, { extension: broken.folder });
  const stage = backgroundStage(suite);
  beforeEach(stage.fresh);
  afterAll(broken.remove);

  test.each(BROKEN)(
    "$name: killed at a moment, it leaves something else",
    foundOut(stage, backgroundCases(suite, folder), wholes),
  );
});
