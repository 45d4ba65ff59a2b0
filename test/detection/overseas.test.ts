import { describe, expect, test } from "vitest";
import { dispersion } from "../../src/detection/evidence/dispersion.ts";
import { countMachines } from "../../src/detection/evidence/residential.ts";
import { judge } from "../../src/detection/judge.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { Look } from "../../src/detection/observation.ts";
import type { Verdict } from "../../src/detection/verdict.ts";
import {
  answer,
  history,
  KNOWLEDGE,
  look,
  ONE,
  poolName,
  reverse,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

const MINUTE = 60_000;
const AMERICA = ["20.1.0.7", "21.1.0.7", "22.1.0.7", "23.1.0.7"];
const EUROPE = ["31.1.0.7", "37.1.0.7"];
const ASIA = ["27.1.0.7", "36.1.0.7"];

function points(...sets: readonly (readonly string[])[]): number {
  return pointsOf(sets.map((addresses, at) => look(START + at * MINUTE, [answer(addresses)])));
}

function pointsOf(looks: readonly Look[], knowledge = KNOWLEDGE): number {
  const { dossier, spread } = readHistory(history(looks), knowledge);
  // The cap by the share of servers is not asked about.
  const machines = { ...countMachines(spread, dossier.reverseNames, 1), serverShare: 0 };
  return dispersion(dossier, spread, machines)?.points ?? 0;
}

describe("homes overseas", () => {
  const near = points(AMERICA);

  test("make the same number of networks weigh more, by the continent", () => {
    const two = points([...AMERICA.slice(0, 2), ...EUROPE]);
    const three = points([...AMERICA.slice(0, 2), ...EUROPE.slice(1), ...ASIA.slice(1)]);
    expect(two).toBeGreaterThan(near + 1.5);
    expect(three).toBeGreaterThan(two + 0.5);
  });

  test("take four networks with homes", () => {
    const three = [...AMERICA.slice(0, 1), ...EUROPE.slice(0, 1), ...ASIA.slice(0, 1)];
    expect(points(three)).toBe(points(AMERICA.slice(0, 3)));
    const oneProvider = ["20.1.1.7", "20.1.2.7"];
    expect(points([...oneProvider, ...EUROPE])).toBe(
      points([...oneProvider, ...AMERICA.slice(1, 3)]),
    );
  });

  test("count within one look only", () => {
    expect(points(AMERICA.slice(0, 2), EUROPE)).toBe(points(AMERICA.slice(0, 2), AMERICA.slice(2)));
  });

  test("count for nothing among as many servers", () => {
    const servers = ["61.1.0.1", "61.2.0.1", "61.3.0.1", "61.4.0.1"];
    const far = [...AMERICA.slice(0, 2), ...EUROPE];
    expect(points([...far, ...servers])).toBe(points([...AMERICA, ...servers]));
    const fewer = servers.slice(1);
    expect(points([...far, ...fewer])).toBeGreaterThan(points([...AMERICA, ...fewer]));
  });
});

describe("homes overseas are told apart from", () => {
  const four = [...AMERICA.slice(0, 2), ...EUROPE];

  test("machines of nobody known, which take nothing away from them", () => {
    const strangers = ["130.1.0.1", "131.1.0.1", "132.1.0.1", "133.1.0.1"];
    expect(points([...four, ...strangers])).toBeGreaterThan(points([...AMERICA, ...strangers]));
  });

  test("homes of no known continent, which are on none of their own", () => {
    const lines: NetworkKnowledge = {
      ...KNOWLEDGE,
      networkOf: (address) => KNOWLEDGE.networkOf(address.includes(":") ? "24.1.0.7" : address),
    };
    const found = (six: string) =>
      pointsOf([look(START, [answer(AMERICA), answer([six], { type: "AAAA" })])], lines);
    expect(found("2001:db9::7")).toBe(found("2600:1::7"));
    expect(found("2a00:1::7")).toBeGreaterThan(found("2600:1::7"));
  });

  test("three that a server makes up to four networks, though a later look shows a fourth", () => {
    const far = ["20.1.0.7", "31.1.0.7", "27.1.0.7"];
    const near = AMERICA.slice(0, 3);
    const [server, later] = ["61.1.0.1", "23.1.0.7"];
    expect(points([...far, server], [later])).toBe(points([...near, server], [later]));
  });
});

describe("red on homes of one continent", () => {
  /** New homes of the same providers in each of three looks, named as homes, whoever is asked. */
  function verdict(providers: readonly string[]): Verdict {
    const looks = [0, 10, 60].map((minutes): Look => {
      const addresses = providers.map((one) => `${one}.${String(minutes)}.7`);
      return look(START + minutes * MINUTE, [
        ...[ONE, TWO, THREE].map((resolver) => answer(addresses, { resolver })),
        ...addresses.map((one) => reverse(one, poolName(one))),
      ]);
    });
    return judge({ history: history(looks), knowledge: KNOWLEDGE, sensitivity: "balanced" })
      .verdict;
  }
  const american = Array.from({ length: 8 }, (_, at) => `20.${String(at + 1)}`);

  test("needs eight networks with homes", () => {
    const seven = verdict(american.slice(1));
    expect(seven).toMatchObject({ level: "suspicious", keys: { spread: false, machines: true } });
    expect(seven.score).toBeGreaterThanOrEqual(8);
    expect(verdict(american).level).toBe("flux");
  });

  test("needs fewer where one of them is overseas", () => {
    expect(verdict([...american.slice(2), "31.1"]).level).toBe("flux");
  });
});
