import { describe, expect, test } from "vitest";
import { measureDays, overDays, type Days } from "../../src/detection/evidence/earlier-days.ts";
import { measureMovement, type Movement } from "../../src/detection/movement.ts";
import type { Recollection } from "../../src/detection/recollection.ts";
import { answer, history, look, START } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

const DAY_MS = 86_400_000;
const TODAY = Math.floor(START / DAY_MS);
const SERVER = "61.1.0.1";
const OWN = String(61 * 256 + 1);

/** What was kept of a site that was looked at once, so many days ago. */
function kept(daysAgo: number, ids: readonly string[] = [OWN]): Recollection {
  const day = TODAY - daysAgo;
  return { due: day + 1, days: 1, networks: [{ day, ids }], widest: ids.length, more: false };
}

/** What today's only look, at `SERVER`, makes of it. */
function days(earlier: Recollection | undefined): Days | undefined {
  const of = history([look(START, [answer([SERVER])])]);
  return measureDays(readHistory(earlier === undefined ? of : { ...of, earlier }).dossier);
}

describe("how a site moved from day to day", () => {
  test("is told of two days", () => {
    const stayed = { days: 2, newDays: 0, newShare: 0, networks: 1, widest: 1, span: 1 };
    expect(days(kept(1))).toEqual({ ...stayed, sameNetworks: true });
    const moved = { days: 2, newDays: 1, newShare: 1, networks: 3, widest: 2, span: 30 };
    expect(days(kept(30, ["9000", "9001"]))).toEqual({ ...moved, sameNetworks: false });
  });

  test.each([
    ["a site that nothing is kept of", undefined],
    ["one that is known since earlier today", kept(0)],
    ["one that was seen so long ago that it begins anew", kept(31)],
  ])("is not of %s", (_, earlier) => {
    expect(days(earlier)).toBeUndefined();
  });

  test("nor of one that does not answer today", () => {
    const of = { ...history([look(START, [answer([], { status: 3 })])]), earlier: kept(1) };
    expect(measureDays(readHistory(of).dossier)).toBeUndefined();
  });
});

describe("movement when earlier days count too", () => {
  /** A site that went to a second server today, back to the first, and to the second again. */
  const today = (): Movement => {
    const sets = [SERVER, "62.1.0.1", SERVER, "62.1.0.1"];
    const looks = sets.map((one, at) => look(START + at * 1_800_000, [answer([one])]));
    const { dossier, spread } = readHistory(history(looks));
    return measureMovement(dossier, spread);
  };
  const before = (newDays: number, newShare: number): Days => {
    return { days: 9, newDays, newShare, networks: 9, widest: 1, span: 9, sameNetworks: false };
  };

  test("is today's where there are none, or they saw one move", () => {
    expect(overDays(today(), undefined)).toEqual(today());
    expect(overDays(today(), before(1, 1))).toEqual(today());
  });

  test("is theirs where they saw more, and as new as either", () => {
    expect(today()).toMatchObject({ newNetworks: 1, newShare: 1 / 3 });
    const more = overDays(today(), before(2, 0.75));
    expect(more).toEqual({ ...today(), newNetworks: 2, newShare: 0.75 });
    expect(overDays(today(), before(2, 0.25))).toEqual({ ...today(), newNetworks: 2 });
  });

  test("is today's where that is more", () => {
    const busy = { ...today(), newNetworks: 5 };
    expect(overDays(busy, before(2, 0.25))).toEqual(busy);
  });
});
