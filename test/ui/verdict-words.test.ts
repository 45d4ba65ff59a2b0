import { describe, expect, it } from "vitest";
import { FLUX, SUSPICIOUS } from "../../tools/gallery/flux-reports.ts";
import { CLEAR, UNKNOWN } from "../../tools/gallery/reports.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { ENGLISH } from "./english.ts";

describe("the headline", () => {
  it("speaks of other people's computers only where homes were found", () => {
    const { verdict } = FLUX;
    expect(ENGLISH.headline(verdict)).toBe("This site is hiding behind other people's computers.");
    const evidence = verdict.evidence.filter(
      ({ reason }) => reason !== "home-connections" && reason !== "name-servers-at-home",
    );
    expect(ENGLISH.headline({ ...verdict, evidence })).toBe(
      "This site keeps changing where it is hosted.",
    );
  });

  it.each([
    [1, "No sign of fast flux in 1 look."],
    [3, "No sign of fast flux in 3 looks."],
  ])("counts %i looks", (looks, said) => {
    expect(ENGLISH.headline({ ...CLEAR.verdict, looks })).toBe(said);
  });
});

describe("the sentence with the numbers", () => {
  it.each([
    [
      FLUX,
      "In 11 minutes it answered from 19 addresses in 13 networks; 15 of them look like home internet connections.",
    ],
    [
      SUSPICIOUS,
      "A single look found it at 7 addresses in 3 networks; 7 of them look like home internet connections.",
    ],
    [CLEAR, "In 10 minutes it answered from 3 addresses in 1 network."],
  ])("counts what was seen", ({ facts }, said) => {
    expect(ENGLISH.summary(facts)).toBe(said);
  });

  it("is left out where there is nothing to count", () => {
    expect(ENGLISH.summary(UNKNOWN.facts)).toBeUndefined();
  });
});

describe("how sure, and what next", () => {
  it.each([
    [0.1, "First impression only, after 3 looks."],
    [0.5, "Fairly sure, after 3 looks."],
    [0.9, "Sure, after 3 looks."],
  ])("says %f in words", (confidence, said) => {
    expect(ENGLISH.howSure({ ...FLUX.verdict, confidence })).toBe(said);
  });

  it.each([
    [NOW + 540_000, "Next look in 9 minutes."],
    [NOW, "The next look is due now."],
    [undefined, "Next look when you visit again."],
  ])("says when the next look is", (nextLookAt, said) => {
    expect(ENGLISH.nextLook({ ...FLUX.verdict, nextLookAt }, NOW)).toBe(said);
  });
});
