import { describe, expect, test } from "vitest";
import { measureOwners } from "../../src/detection/evidence/owners.ts";
import { countMachines } from "../../src/detection/evidence/residential.ts";
import { restlessServers } from "../../src/detection/evidence/restless-servers.ts";
import { measureMovement } from "../../src/detection/movement.ts";
import type { Observation } from "../../src/detection/observation.ts";
import { answer, history, look, reverse, START } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

const A = "61.1.0.1";
const B = "62.1.0.1";
const C = "63.1.0.1";

type Options = {
  readonly ttl?: number;
  /** Between looks. */
  readonly minutes?: number;
  readonly more?: readonly Observation[];
};

/** The evidence of looks at regular times, each with one answer. */
function found(
  sets: readonly (readonly string[])[],
  { ttl = 120, minutes = 30, more = [] }: Options = {},
): ReturnType<typeof restlessServers> {
  const looks = sets.map((addresses, at) =>
    look(START + at * minutes * 60_000, [answer(addresses, { ttl }), ...more]),
  );
  const { dossier, spread } = readHistory(history(looks));
  return restlessServers(
    measureMovement(dossier, spread),
    countMachines(spread, dossier.reverseNames, 1),
    measureOwners(dossier, spread),
    dossier.maximumTtl,
  );
}

describe("servers that are left for others", () => {
  test("count by the networks they went through", () => {
    const [evidence] = found([[A], [B], [C]]);
    expect(evidence).toMatchObject({
      group: "churn",
      reason: "restless-servers",
      facts: { servers: 3, networks: 3 },
    });
    expect(evidence?.points).toBeGreaterThan(3);
  });

  test("once is a move, worth less; so is what changes with every TTL of seconds", () => {
    expect(found([[A], [B]])[0]?.points).toBe(2.5);
    expect(found([[A], [B], [C]], { ttl: 29 })[0]?.points).toBe(3);
  });

  test("under two other people's names are worth watching, no more", () => {
    const more = [reverse(A, "a.club-lab.org"), reverse(B, "b.school-lab.org")];
    expect(found([[A], [B], [C]], { more })[0]?.points).toBe(3);
  });

  test.each<[string, readonly string[][], Options]>([
    ["that stays", [[A], [A], [A]], {}],
    ["that goes back and forth", [[A], [B], [A], [B]], {}],
    ["that changes by the minute", [[A], [B], [C]], { minutes: 3 }],
    ["with machines side by side", [[A], [B, "62.1.9.1"], [C]], {}],
    [
      "behind many at once",
      [[1, 2, 3, 4, 5, 6, 7], [11]].map((seconds) => seconds.map((n) => `61.${String(n)}.0.1`)),
      {},
    ],
    ["at homes", [["20.1.0.7"], ["21.1.0.7"], ["22.1.0.7"]], {}],
    ["under its own names", [[A], [B], [C]], { more: [reverse(A, "a.lab-site.com")] }],
  ])("say nothing of a site %s", (_, sets, options) => {
    expect(found(sets, options)).toEqual([]);
  });
});
