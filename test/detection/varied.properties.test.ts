import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "../../src/detection/judge.ts";
import { rank } from "../../src/detection/levels.ts";
import type { History } from "../../src/detection/observation.ts";
import type { Verdict } from "../../src/detection/verdict.ts";
import { KNOWLEDGE, look, ONE, THREE, TWO } from "./history-builder.ts";
import { anyResolver, variedHistory } from "./varied-history.ts";

const RUNS = { numRuns: Number(process.env["FLUXWARD_PROPERTY_RUNS"] ?? 600) };

function verdict(of: History): Verdict {
  return judge({ history: of, knowledge: KNOWLEDGE, sensitivity: "balanced" }).verdict;
}

/** The same history with the observations of every look changed by `how`. */
function withObservations(
  of: History,
  how: (seen: History["looks"][number]["observations"]) => History["looks"][number]["observations"],
): History {
  return {
    ...of,
    looks: of.looks.map((item) => ({ ...item, observations: how(item.observations) })),
  };
}

describe("properties over all kinds of evidence", { timeout: 120_000 }, () => {
  test("any input gives a verdict, and its score is the sum of its groups", () => {
    fc.assert(
      fc.property(variedHistory, (of) => {
        const { score, groups, level } = verdict(of);
        const sum = Object.values(groups).reduce((all, points) => all + points, 0);
        expect(score).toBeCloseTo(sum, 5);
        expect(rank(level)).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test("the order of answers does not matter", () => {
    fc.assert(
      fc.property(variedHistory, (of) => {
        expect(verdict(withObservations(of, (seen) => [...seen].reverse()))).toEqual(verdict(of));
      }),
      RUNS,
    );
  });

  test("which resolver is which does not matter", () => {
    const turned: Readonly<Record<string, string>> = { [ONE]: TWO, [TWO]: THREE, [THREE]: ONE };
    const turn = (of: History): History =>
      withObservations(of, (seen) =>
        seen.map((one) => ({ ...one, resolver: turned[one.resolver] ?? one.resolver })),
      );
    fc.assert(
      fc.property(variedHistory, (of) => {
        const { level, score } = verdict(of);
        expect(verdict(turn(of))).toMatchObject({ level, score });
      }),
      RUNS,
    );
  });

  test("a later look that adds nothing never raises the level", () => {
    const minutes = fc.constantFrom(2, 3, 10, 60, 360, 1_500);
    fc.assert(
      fc.property(variedHistory, minutes, (of, after) => {
        const before = verdict(of);
        const repeated = of.looks.at(-1);
        if (before.level === "unknown" || repeated === undefined) return;
        const at = repeated.at + after * 60_000;
        const again = verdict({ ...of, looks: [...of.looks, look(at, repeated.observations)] });
        expect(rank(again.level)).toBeLessThanOrEqual(rank(before.level));
      }),
      RUNS,
    );
  });

  test("red stays at least amber without any one of the resolvers", () => {
    fc.assert(
      fc.property(variedHistory, anyResolver, (of, gone) => {
        if (verdict(of).level !== "flux") return;
        const left = withObservations(of, (seen) =>
          seen.filter(({ resolver }) => resolver !== gone),
        );
        const { level } = verdict(left);
        if (level !== "unknown") expect(rank(level)).toBeGreaterThanOrEqual(rank("suspicious"));
      }),
      RUNS,
    );
  });
});
