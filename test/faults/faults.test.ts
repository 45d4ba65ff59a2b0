import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenarioById } from "../../lab/scenarios/all-scenarios.ts";
import { rank } from "../../src/detection/levels.ts";
import type { Look } from "../../src/detection/observation.ts";
import { FAULTS, type FaultRow } from "./fault-table.ts";
import {
  FLUXED,
  HONEST,
  openFaultWorld,
  WANTS_TABLE,
  type FaultWorld,
  type Looked,
  type Where,
} from "./fault-world.ts";

/** What is right for the fluxed site at first sight: which caches answer is luck, and decides between them. */
const RIGHT = scenarioById(FLUXED).expected["first-look"];

let world: FaultWorld;
/** A look while all was well. */
let before: Looked;
const table: string[] = [];

beforeAll(async () => {
  world = await openFaultWorld();
  before = await world.look(FLUXED, await world.fall(undefined, "all"));
});
afterAll(async () => {
  await world.close();
  if (WANTS_TABLE) console.log([line(COLUMNS), ...table].join("\n"));
});

/** Looks at the fluxed and the honest sites at once, with clients that know nothing yet. */
async function lookAtAll(
  row: FaultRow | undefined,
  where: Where,
): Promise<{
  readonly resolvers: readonly string[];
  readonly fluxed: Looked;
  readonly honest: readonly Looked[];
}> {
  const resolvers = await world.fall(row?.ill, where);
  const [fluxed, ...honest] = await Promise.all([
    world.look(FLUXED, resolvers),
    ...HONEST.map((scenario) => world.look(scenario, resolvers)),
  ]);
  return { resolvers, fluxed, honest };
}

/** What came of the queries to some resolvers, in a word each. */
function states(look: Look, resolvers: readonly string[]): string[] {
  const from = (one: { readonly resolver: string }): boolean => resolvers.includes(one.resolver);
  const kinds = look.failures.filter(from).map(({ kind }) => kind);
  const answered = look.observations.some(from) ? ["answered"] : [];
  return [...new Set([...kinds, ...answered])].sort();
}

function expectOutcome({ outcome, partial }: FaultRow, look: Look, ill: readonly string[]): void {
  const seen = states(look, ill);
  if (outcome.state === "answered") {
    expect(seen).toEqual(["answered"]);
    return;
  }
  const failures = seen.filter((state) => state !== "answered");
  expect(failures.length).toBeGreaterThan(0);
  for (const failure of failures) expect(failure).toMatch(outcome.as);
  if (partial === undefined) expect(seen).not.toContain("answered");
}

const COLUMNS = ["fault", "at", "queries", "given up", "fluxed", "after", "ended", "honest"];
const WIDTHS = [28, 5, 34, 8, 11, 8, 10, 12];

function line(cells: readonly string[]): string {
  return cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0)).join("  ");
}

function report(row: FaultRow, where: Where, fluxed: Looked, honest: readonly Looked[]): void {
  const { what } = row;
  const { look, level, levelMs, tookMs } = fluxed;
  const failed = look.failures.map(({ at }) => at - look.at);
  const all = [...look.failures, ...look.observations].map(({ resolver }) => resolver);
  table.push(
    line([
      what,
      where,
      states(look, all).join(" "),
      failed.length === 0 ? "" : `${String(Math.max(...failed))} ms`,
      level,
      `${String(levelMs)} ms`,
      `${String(tookMs)} ms`,
      honest.map((one) => one.level).join(" "),
    ]),
  );
}

test("without a fault: a warning for the fluxed site, no sign at the honest ones", async () => {
  const { fluxed, honest } = await lookAtAll(undefined, "first");
  for (const { level } of [before, fluxed]) expect(RIGHT).toContain(level);
  expect(honest.map(({ level }) => level)).toEqual(HONEST.map(() => "clear"));
});

describe.each(FAULTS)("$what", (row) => {
  test.each(["first", "last"] as const)(
    "at the %s resolver asked: the others tell",
    async (where) => {
      const { resolvers, fluxed, honest } = await lookAtAll(row, where);
      report(row, where, fluxed, honest);
      const ill = resolvers.filter((_, index) => index === (where === "first" ? 0 : 2));
      expectOutcome(row, fluxed.look, ill);
      expect(RIGHT).toContain(fluxed.level);
      for (const { level } of honest) expect(["clear", "watch"]).toContain(level);
      // Whoever is well was heard, and nothing that they said was lost.
      const well = resolvers.filter((resolver) => !ill.includes(resolver));
      expect(states(fluxed.look, well)).toEqual(["answered"]);
    },
  );

  test("at all of them: no alarm, and what was known stays", async () => {
    const history = { ...world.historyOf(FLUXED), looks: [before.look] };
    const { resolvers, fluxed, honest } = await lookAtAll(row, "all");
    report(row, "all", fluxed, honest);
    expectOutcome(row, fluxed.look, resolvers);
    const harmless = row.outcome.state === "answered" && row.outcome.with === "addresses";
    if (!harmless && row.partial === undefined) expect(fluxed.level).toBe("unknown");
    for (const { level } of honest) expect(rank(level)).toBeLessThanOrEqual(rank("watch"));
    // A warning from an earlier look stands, whatever the resolvers do now.
    const again = await world.look(FLUXED, resolvers, { history });
    expect(["suspicious", "flux"]).toContain(again.level);
  });
});
