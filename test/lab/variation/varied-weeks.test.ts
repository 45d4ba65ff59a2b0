import { describe, expect, it } from "vitest";
import { rank } from "../../../src/detection/levels.ts";
import type { Level } from "../../../src/detection/verdict.ts";
import { kindsById } from "../../../lab/variation/kinds.ts";
import { createSharedWorld } from "../../../lab/variation/varied-day.ts";
import { runVariedWeeks } from "../../../lab/variation/varied-weeks.ts";
import { loadKnowledge } from "../../../tools/networks/load-knowledge.ts";

const knowledge = loadKnowledge();
const visits = [0, 1, 2, 3, 5, 7, 8, 10, 12, 14];

/** The levels at the last visit, of some sites of a kind. */
function lastLevels(id: string, remember: boolean): Level[] {
  const [kind] = kindsById([id]);
  if (kind === undefined) throw new Error(`There is no kind ${id}.`);
  return [71, 72].flatMap((seed) => {
    const world = createSharedWorld(seed);
    return [0, 1, 2, 3].map(
      (index) =>
        runVariedWeeks(world, kind, index, knowledge, { visits, remember }).at(-1) ?? "unknown",
    );
  });
}

const odd = (levels: readonly Level[]): number =>
  levels.filter((level) => rank(level) >= rank("watch")).length;

describe("two weeks of visits", () => {
  it("show a rented server that moves from hoster to hoster, if something is kept of each", () => {
    // One day's looks may catch one that moves quickly.
    expect(odd(lastLevels("one-slow-server", false))).toBeLessThanOrEqual(2);
    expect(odd(lastLevels("one-slow-server", true))).toBeGreaterThanOrEqual(5);
  });

  it.each(["plain", "cloudfront-like", "balancer-without-alias", "migration", "failover"])(
    "leave a site of the kind %s clear",
    (id) => {
      expect(odd(lastLevels(id, true))).toBe(0);
    },
  );
});
