import { describe, expect, test } from "vitest";
import { addLook, openDossier } from "../../src/detection/dossier.ts";
import { churn } from "../../src/detection/evidence/churn.ts";
import { measureMovement, type Movement } from "../../src/detection/movement.ts";
import { measureSpread } from "../../src/detection/spread.ts";
import { answer, history, homes, KNOWLEDGE, look, START, TWO } from "./history-builder.ts";

const MINUTE = 60_000;
const SHARE_OF_HOMES = 0;
/** A site on three homes, then on a fourth: looked at over 25 minutes, by two resolvers. */
const DOSSIER = openDossier(history([]), "lab-site.com");
for (const [minutes, addresses] of [
  [0, homes(3)],
  [10, homes(3)],
  [25, homes(1, 3)],
] as const) {
  const seen = [answer(addresses), answer(addresses, { resolver: TWO })];
  addLook(DOSSIER, look(START + minutes * MINUTE, seen), KNOWLEDGE);
}
const SPREAD = measureSpread(DOSSIER, 1);
const STILL: Movement = {
  ...measureMovement(DOSSIER, SPREAD),
  overTime: 0,
  acrossResolvers: 0,
  newNetworks: 0,
  newAddresses: 0,
  freshAnswers: 0,
  newShare: 0,
};

function told(movement: Partial<Movement>, serverShare = SHARE_OF_HOMES) {
  return churn(DOSSIER, SPREAD, { ...STILL, ...movement }, serverShare);
}

describe("what is told of a site that moves", () => {
  test("nothing of one that does not, or brings one new address", () => {
    expect(told({})).toBeUndefined();
    expect(told({ newAddresses: 1 })).toBeUndefined();
    expect(told({ newAddresses: 1, overTime: 0.24 })).toBeUndefined();
  });

  test("new addresses in old networks are little, over the time from the first answer to the last", () => {
    const facts = { addresses: 4, minutes: 25 };
    const few = { group: "churn", points: 0.25, reason: "new-addresses", facts };
    expect(told({ newAddresses: 2 })).toEqual(few);
    expect(told({ newAddresses: 9, overTime: 0.24 })).toEqual(few);
  });

  test("new networks, how many and in what time", () => {
    const facts = { addresses: 4, networks: 4, newNetworks: 3, minutes: 25 };
    const expected = { group: "churn", points: 3, reason: "new-networks", facts };
    expect(told({ overTime: 3, newNetworks: 3 })).toEqual(expected);
    expect(told({ overTime: 3, newNetworks: 3, freshAnswers: 1 })).toEqual(expected);
    expect(told({ overTime: 0.25, newNetworks: 1 })).toMatchObject({
      points: 0.25,
      reason: "new-networks",
    });
  });

  test("of answers that may not be kept, that each differs", () => {
    const facts = { answers: 2, networks: 4 };
    const expected = { group: "churn", points: 3, reason: "every-answer-differs", facts };
    expect(told({ overTime: 3, newNetworks: 3, freshAnswers: 2 })).toEqual(expected);
  });

  test("that resolvers disagree, where that is more than what time brought", () => {
    const facts = { resolvers: 2, networks: 4 };
    const reason = "resolvers-disagree";
    expect(told({ acrossResolvers: 2 })).toEqual({ group: "churn", points: 1.4, reason, facts });
    expect(told({ acrossResolvers: 2, overTime: 1, freshAnswers: 5 })).toMatchObject({ reason });
    expect(told({ acrossResolvers: 10, overTime: 2 })).toMatchObject({ reason: "new-networks" });
    const fresh = { acrossResolvers: 10, overTime: 2, freshAnswers: 2 };
    expect(told(fresh)).toMatchObject({ reason: "every-answer-differs" });
  });
});

describe("points", () => {
  const points = (movement: Partial<Movement>, serverShare?: number) =>
    told(movement, serverShare)?.points;

  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [5, 4],
    [50, 4],
  ])("%d networks over time: %d", (overTime, expected) => {
    expect(points({ overTime })).toBeCloseTo(expected, 9);
  });

  test.each([
    [2, 1.4],
    [4, 2],
    [50, 2],
  ])(
    "%d networks that resolvers disagree on: %d, and never more than 2",
    (acrossResolvers, expected) => {
      expect(points({ acrossResolvers })).toBeCloseTo(expected, 9);
    },
  );

  test("time and disagreement add up, to 4 at most", () => {
    expect(points({ overTime: 2, acrossResolvers: 2 })).toBeCloseTo(3.4, 9);
    expect(points({ overTime: 3, acrossResolvers: 4 })).toBe(4);
  });

  test.each([
    [1, 1, undefined],
    [2, 1, 2],
    [4, 1, 2.6],
    [6, 1, 3.2],
    [10, 1, 4],
    [10, 0.65, 4],
    [10, 0.5, 2],
    [10, 0.35, undefined],
  ])(
    "%d new networks of any kind, %d of the looks bringing some: %d",
    (newNetworks, newShare, expected) => {
      const found = points({ newNetworks, newShare });
      if (expected === undefined) expect(found).toBeUndefined();
      else expect(found).toBeCloseTo(expected, 9);
    },
  );

  test("of both readings of time the higher", () => {
    expect(points({ overTime: 3, newNetworks: 4, newShare: 1 })).toBe(3);
    expect(points({ overTime: 1, newNetworks: 4, newShare: 1 })).toBeCloseTo(2.6, 9);
  });

  test.each([
    [0.6, 4],
    [0.85, 3],
    [1, 3],
  ])("of a share of %d servers at most %d", (serverShare, expected) => {
    expect(points({ overTime: 9, acrossResolvers: 9 }, serverShare)).toBe(expected);
    expect(points({ newNetworks: 30, newShare: 1 }, serverShare)).toBe(expected);
    // A share of half new ones takes half of what is left after the cap.
    const half = points({ newNetworks: 30, newShare: 0.5 }, serverShare);
    expect(half).toBeCloseTo(expected / 2, 9);
  });
});

test("a site that was never seen has moved in no time", () => {
  const unseen = openDossier(history([]), "lab-site.com");
  const found = churn(unseen, measureSpread(unseen, 1), { ...STILL, newAddresses: 2 }, 0);
  expect(found?.facts).toEqual({ addresses: 0, minutes: 0 });
});
