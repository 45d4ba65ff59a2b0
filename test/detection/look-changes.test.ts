import { describe, expect, test } from "vitest";
import { compareLooks, type LookChanges } from "../../src/detection/look-changes.ts";
import type { Look } from "../../src/detection/observation.ts";
import { answer, history, look, ONE, START, TWO } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

const MINUTE = 60_000;
const A = "61.1.0.1";
const B = "62.1.0.1";
const C = "63.1.0.1";

function changes(looks: readonly Look[]): LookChanges {
  const { dossier, spread } = readHistory(history(looks));
  return compareLooks(dossier, spread);
}

const at = (minutes: number, addresses: readonly string[], epoch = 0): Look =>
  look(START + minutes * MINUTE, [answer(addresses)], epoch);

describe("looks held against each other", () => {
  test("what was never seen is new, what was left and came back is not", () => {
    const found = changes([at(0, [A]), at(10, [B]), at(20, [A]), at(30, [A, C])]);
    expect(found).toMatchObject({ broughtIn: 3, newShare: 2 / 3, widestLook: 2 });
  });

  test("nothing is held against a look from another network of the device's own", () => {
    const found = changes([at(0, [A]), at(1, [B], 1), at(31, [B, C], 1)]);
    expect(found).toMatchObject({ broughtIn: 1, newShare: 1, quickChanges: 0 });
  });

  test("quick is within a TTL or so; a move is what a slower look finds", () => {
    expect(changes([at(0, [A]), at(3, [B])])).toMatchObject({ quickChanges: 1, justMoved: false });
    expect(changes([at(0, [A]), at(4, [B])])).toMatchObject({ quickChanges: 0, justMoved: true });
    expect(changes([at(0, [A]), at(4, [B]), at(30, [A])]).justMoved).toBe(false);
  });

  test("homes count once a block, and only within two hours of the look before", () => {
    const first = at(0, ["20.1.1.7"]);
    const sets = ["21.1.1.7", "21.1.2.7", "21.1.2.8", A];
    expect(changes([first, at(120, sets.slice(0, 2))]).soonNewHomes).toBe(2);
    expect(changes([first, at(120, sets)]).soonNewHomes).toBe(1);
    expect(changes([first, at(121, sets)]).soonNewHomes).toBe(0);
  });

  test("density is that of the look whose machines stand closest together", () => {
    expect(changes([at(0, [A, B]), at(10, [C, "63.1.9.1"])]).density).toBe(0.5);
    expect(changes([at(0, [A, B]), at(10, [C])]).density).toBe(1);
  });

  test("steady is a site that shows everybody the same within each look", () => {
    const both = (one: string, other: string): Look =>
      look(START, [answer([one], { resolver: ONE }), answer([other], { resolver: TWO })]);
    expect(changes([both(A, A), at(10, [B])]).isSteady).toBe(true);
    expect(changes([both(A, B), at(10, [B])]).isSteady).toBe(false);
  });
});
