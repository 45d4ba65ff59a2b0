import { afterAll, describe, test } from "vitest";
import { type BrokenCase, foundOut, HEEDED_TOO_EARLY } from "../harness/broken-case.ts";
import { brokenPackage } from "../harness/broken-package.ts";
import { comparedWithWhole } from "../harness/death-case.ts";
import { FLUXED } from "../harness/death-leaves.ts";
import { BUILDS, describeManaged } from "../harness/managed-suite.ts";
import type { Outcome } from "../harness/outcome.ts";
import { usePolicyDeaths } from "./policy-deaths.ts";

/** What workers that never die leave, by what they did. */
const wholes = new Map<string, Outcome>();

describeManaged("chromium", "a background worker that is killed over another policy", () => {
  const { stage, policyChange } = usePolicyDeaths();

  describe("in heeding it", () => {
    test.each(policyChange.moments)(
      "all is as without it, killed when %s",
      comparedWithWhole(stage, policyChange, wholes),
    );
  });
});

const BROKEN: BrokenCase = {
  ...HEEDED_TOO_EARLY,
  of: "heeding another policy",
  step: "the browser is to let a site through",
  left: {
    policy: { organisationName: "another team", allowDomains: [FLUXED] },
    rules: [`block ${FLUXED}`, `redirect ${FLUXED}`],
  },
};

describeManaged("chromium", "a background that is broken, which these cases find out", () => {
  const broken = brokenPackage(BUILDS.chrome, [BROKEN]);
  const { stage, policyChange } = usePolicyDeaths({ ...BUILDS, chrome: broken.folder });
  afterAll(broken.remove);

  test.each([BROKEN])(
    "$name: killed at a moment, it leaves something else",
    foundOut(stage, [policyChange], wholes),
  );
});
