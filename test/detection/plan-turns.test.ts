import { describe, expect, test } from "vitest";
import { reverseQueryName } from "../../src/detection/address.ts";
import type { Failure, Observation, RecordType } from "../../src/detection/observation.ts";
import { planAsks, type Ask } from "../../src/detection/plan.ts";
import {
  answer,
  history,
  homes,
  KNOWLEDGE,
  look,
  ONE,
  SITE,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";

const RESOLVERS = [ONE, TWO, THREE];

function plan(
  observations: readonly Observation[],
  options: {
    readonly failures?: readonly Failure[];
    readonly asked?: readonly Ask[];
    readonly slow?: readonly string[];
  } = {},
): readonly Ask[] {
  return planAsks({
    look: { ...look(START, observations), failures: options.failures ?? [] },
    history: history([]),
    resolvers: RESOLVERS,
    knowledge: KNOWLEDGE,
    asked: options.asked ?? [],
    thorough: false,
    slow: options.slow ?? [],
  });
}

/** Who is asked the site's own first questions. */
function askedFirst(asks: readonly Ask[]): string[] {
  const first = asks.filter(({ name, type, draw }) => name === SITE && type === "A" && draw === 1);
  return first.map(({ resolver }) => resolver);
}

/** The four first answers of a resolver, all alike. */
function four(resolver: string, options: Parameters<typeof answer>[1], data: string[] = []) {
  return (["A", "A", "AAAA", "AAAA"] as const).map((type) =>
    answer(type === "A" ? data : [], { ...options, resolver, type }),
  );
}

function failure(resolver: string, name: string, type: RecordType): Failure {
  return { at: START, resolver, question: { name, type }, kind: "timeout", detail: "" };
}

describe("when the first resolver is of no use, the next is asked", () => {
  test.each([
    ["SERVFAIL", four(ONE, { status: 2 })],
    ["REFUSED", four(ONE, { status: 5 })],
    ["a block that it owns up to", four(ONE, { status: 3, extendedErrors: [15] })],
    ["a filter's nowhere", four(ONE, {}, ["0.0.0.0"])],
    ["no such name", four(ONE, { status: 3 })],
    ["no address", four(ONE, {})],
  ])("%s", (_, first) => {
    expect(askedFirst(plan(first.slice(0, 3)))).toEqual([ONE]);
    expect(askedFirst(plan(first))).toEqual([ONE, TWO]);
  });

  test("that there is no such name takes two words, not three", () => {
    const both = [...four(ONE, { status: 3 }), ...four(TWO, { status: 3 })];
    expect(askedFirst(plan(both))).not.toContain(THREE);
    const one = [...four(ONE, { status: 3 }), ...four(TWO, { status: 2 })];
    expect(askedFirst(plan(one))).toContain(THREE);
  });
});

describe("a resolver that lets the look wait", () => {
  test("the next is asked the same; what the slow one owes is done without", () => {
    expect(askedFirst(plan([], { slow: [ONE] }))).toEqual([TWO]);
    expect(askedFirst(plan([], { slow: [ONE, TWO] }))).toEqual([THREE]);
  });

  test("all slow: the first is waited for", () => {
    expect(askedFirst(plan([], { slow: RESOLVERS }))).toEqual([ONE]);
  });

  test("an odd site wants its word after all, but nothing else from it", () => {
    const asks = plan([answer(homes(6), { resolver: TWO })], { slow: [ONE] });
    expect(asks.filter(({ resolver }) => resolver === ONE).map(({ name }) => name)).toEqual([SITE]);
    expect(asks.filter(({ type }) => type === "PTR")).toHaveLength(6);
  });
});

describe("questions that only one is asked", () => {
  const seen = [answer(homes(3))];
  const zone = "lab-site.com";
  const sent = (name: string, type: "NS" | "PTR", resolver: string): Ask => {
    return { name, type, resolver, draw: 0 };
  };
  const of = (asks: readonly Ask[], type: RecordType, name: string): string[] =>
    asks.filter((ask) => ask.type === type && ask.name === name).map(({ resolver }) => resolver);

  test("stay with whom they were sent to, unless that one failed", () => {
    const asked = [sent(zone, "NS", TWO)];
    expect(of(plan(seen, { asked }), "NS", zone)).toEqual([TWO]);
    const failures = [failure(TWO, zone, "NS")];
    expect(of(plan(seen, { asked, failures }), "NS", zone)).toEqual([ONE]);
  });

  test("go nowhere else once everybody failed at them", () => {
    const asked = RESOLVERS.map((resolver) => sent(zone, "NS", resolver));
    const failures = RESOLVERS.map((resolver) => failure(resolver, zone, "NS"));
    expect(of(plan(seen, { asked, failures }), "NS", zone)).toHaveLength(1);
    expect(asked.map(({ resolver }) => resolver)).toContain(
      of(plan(seen, { asked, failures }), "NS", zone)[0],
    );
  });

  test("leave one that has become slow", () => {
    const name = reverseQueryName(homes(1)[0] ?? "");
    const asked = [sent(name, "PTR", THREE)];
    expect(of(plan(seen, { asked }), "PTR", name)).toEqual([THREE]);
    expect(of(plan(seen, { asked, slow: [THREE] }), "PTR", name)).not.toEqual([THREE]);
  });
});
