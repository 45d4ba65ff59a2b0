import { describe, expect, test } from "vitest";
import { changingHomes } from "../../src/detection/evidence/changing-homes.ts";
import { countMachines } from "../../src/detection/evidence/residential.ts";
import { measureMovement } from "../../src/detection/movement.ts";
import { answer, history, look, START } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

function found(
  sets: readonly (readonly string[])[],
  minutes = 10,
): ReturnType<typeof changingHomes> {
  const looks = sets.map((addresses, at) =>
    look(START + at * minutes * 60_000, [answer(addresses)]),
  );
  const { dossier, spread } = readHistory(history(looks));
  return changingHomes(
    measureMovement(dossier, spread),
    countMachines(spread, dossier.reverseNames, 1),
  );
}

/** Homes of two providers, each in a block of its own, none in two sets with different `from`. */
function lines(from: number, other = 21): string[] {
  return [0, 1].flatMap((place) => {
    const block = String(from * 2 + place);
    return [`20.1.${block}.7`, `${String(other)}.1.${block}.7`];
  });
}

const FIVE = [0, 1, 2, 3, 4];

describe("ever new homes of a few providers", () => {
  test("count by how many later looks brought in", () => {
    expect(found(FIVE.map((at) => lines(at)))).toEqual([
      { group: "churn", points: 4, reason: "changing-homes", facts: { homes: 16, networks: 2 } },
    ]);
    expect(found(FIVE.slice(0, 3).map((at) => lines(at)))[0]?.points).toBeCloseTo(2.25);
    expect(found(FIVE.slice(0, 2).map((at) => lines(at)))[0]?.points).toBeCloseTo(0.5);
  });

  test("weigh less the more of them come back", () => {
    const back = [0, 1, 0, 2, 1, 3, 0, 4].map((at) => lines(at));
    const points = found(back)[0]?.points ?? 0;
    expect(points).toBeGreaterThan(0.5);
    expect(points).toBeLessThan(3);
  });

  test("may stand among as many servers", () => {
    const beside = FIVE.map((at) => [
      ...lines(at),
      ...lines(at).map((one) => one.replace(/^2/, "6")),
    ]);
    expect(found(beside)).toHaveLength(1);
  });

  test.each([
    ["at one provider, which deals out addresses anew", FIVE.map((at) => lines(at, 20)), 10],
    ["that looks half a day apart find", FIVE.map((at) => lines(at)), 720],
    ["that were seen before", [0, 1, 0, 1, 0, 1, 0, 1].map((at) => lines(at)), 10],
    [
      "among more servers",
      FIVE.map((at) => [...lines(at), ...lines(at).map((one) => one.replace(/^2/, "6"))]).map(
        (set, at) => (at === 0 ? [...set, "99.1.0.1"] : set),
      ),
      10,
    ],
  ])("say nothing %s", (_, sets, minutes) => {
    expect(found(sets, minutes)).toEqual([]);
  });
});
