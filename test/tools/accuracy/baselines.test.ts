import { describe, expect, it } from "vitest";
import type { Host } from "../../../src/detection/host.ts";
import type { NetworkKnowledge } from "../../../src/detection/network.ts";
import type { History, Look, Observation } from "../../../src/detection/observation.ts";
import { BASELINES } from "../../../tools/accuracy/baselines/all-baselines.ts";
import type { Baseline } from "../../../tools/accuracy/baselines/answers.ts";
import { fluxScore, HOLZ } from "../../../tools/accuracy/baselines/holz.ts";
import { NAIVE } from "../../../tools/accuracy/baselines/naive.ts";
import { meanDistance, NAZARIO } from "../../../tools/accuracy/baselines/nazario.ts";
import { networkEntropy, SINGLE_ANSWER } from "../../../tools/accuracy/baselines/single-answer.ts";
import { ZEEK } from "../../../tools/accuracy/baselines/zeek.ts";

const HOST = "site.net" as Host;

/** The first octet is the network, so that cases can be read. */
const knowledge: NetworkKnowledge = {
  networkOf: (address) => ({ asn: Number(address.split(".")[0]), operator: "", kind: "unknown" }),
  cdnOf: () => undefined,
  builtAt: 0,
};

const answer = (
  at: number,
  addresses: readonly string[],
  ttl: number,
  name: string = HOST,
): Observation => ({
  at,
  resolver: "https://r/",
  question: { name, type: "A" },
  status: 0,
  answer: addresses.map((data) => ({ name, type: "A", ttl, data })),
});
const servers = (names: readonly string[]): Observation => ({
  at: 0,
  resolver: "https://r/",
  question: { name: HOST, type: "NS" },
  status: 0,
  answer: names.map((data) => ({ name: HOST, type: "NS", ttl: 60, data })),
});
const look = (...observations: readonly Observation[]): Look => ({
  at: observations[0]?.at ?? 0,
  epoch: 0,
  observations,
  failures: [],
});
const scoreOf = (rule: Baseline, ...looks: readonly Look[]): number => {
  const history: History = { host: HOST, looks, connections: [] };
  return rule.score(looks, history, knowledge);
};
/** `count` addresses, each in a network of its own from `first` on. */
const spread = (count: number, first = 11): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${String(first + i)}.1.1.1`);

describe("Holz 2008", () => {
  it("has the published weights", () => {
    // 7 x 19.86 = 139.02 and 8 x 19.86 = 158.88.
    expect(fluxScore(7, 7)).toBeCloseTo(139.02, 10);
    expect(fluxScore(8, 8)).toBeCloseTo(158.88, 10);
  });

  it("needs eight addresses in eight networks, over all looks together", () => {
    expect(scoreOf(HOLZ, look(answer(0, spread(7), 300)))).toBeLessThan(HOLZ.threshold);
    const later = look(answer(301_000, spread(4, 15), 300));
    expect(scoreOf(HOLZ, look(answer(0, spread(4), 300)), later)).toBeCloseTo(158.88, 10);
  });

  it("does not look at answers that hold for half an hour or longer", () => {
    expect(scoreOf(HOLZ, look(answer(0, spread(12), 1_800)))).toBe(0);
    expect(scoreOf(HOLZ, look(answer(0, spread(12), 1_799)))).toBeGreaterThan(HOLZ.threshold);
  });

  it("is not fooled by one network: 20 addresses in it give 44.94", () => {
    const one = Array.from({ length: 20 }, (_, i) => `11.1.1.${String(i)}`);
    expect(scoreOf(HOLZ, look(answer(0, one, 60)))).toBeCloseTo(20 * 1.32 + 18.54, 10);
  });
});

describe("Zeek", () => {
  it("multiplies by networks per address", () => {
    // 8 addresses in 4 networks: 1/2 x (10.56 + 74.16) = 42.36.
    const twice = spread(4).flatMap((address) => [address, address.replace(/1$/, "2")]);
    expect(scoreOf(ZEEK, look(answer(0, twice, 300)))).toBeCloseTo(42.36, 10);
  });

  it("forgets an answer a minute after its time to live", () => {
    const first = look(answer(0, spread(4), 300));
    const within = look(answer(360_000, spread(4, 15), 300));
    const after = look(answer(360_001, spread(4, 15), 300));
    expect(scoreOf(ZEEK, first, within)).toBeCloseTo(158.88, 10);
    expect(scoreOf(ZEEK, first, after)).toBeCloseTo(4 * 19.86, 10);
  });

  it("looks at half an hour, but no longer", () => {
    expect(scoreOf(ZEEK, look(answer(0, spread(9), 1_800)))).toBeGreaterThan(ZEEK.threshold);
    expect(scoreOf(ZEEK, look(answer(0, spread(9), 1_801)))).toBe(0);
  });
});

describe("Nazario 2008", () => {
  it("measures the mean distance of neighbours", () => {
    expect(meanDistance(["10.0.0.0"])).toBe(0);
    expect(meanDistance(["10.0.0.0", "10.1.0.0"])).toBe(65_536);
    expect(meanDistance(["10.0.0.0", "10.0.128.0", "10.1.0.0"])).toBe(32_768);
  });

  it("gives one point for each criterion, counted by hand", () => {
    // TTL and distance; three networks one more; six addresses one more; nine one more.
    expect(scoreOf(NAZARIO, look(answer(0, spread(2), 899)))).toBe(2);
    expect(scoreOf(NAZARIO, look(answer(0, spread(2), 900)))).toBe(1);
    expect(scoreOf(NAZARIO, look(answer(0, spread(3), 300)))).toBe(3);
    expect(scoreOf(NAZARIO, look(answer(0, spread(6), 300)))).toBe(4);
    expect(scoreOf(NAZARIO, look(answer(0, spread(9), 300)))).toBe(5);
  });

  it("counts four dispersed name servers for three points more", () => {
    const names = ["a.net", "b.net", "c.net", "d.net"];
    const addresses = names.map((name, i) => answer(0, [`${String(50 + i)}.1.1.1`], 60, name));
    expect(scoreOf(NAZARIO, look(answer(0, spread(2), 300), servers(names), ...addresses))).toBe(5);
  });

  it("takes each look alone", () => {
    const looks = [look(answer(0, spread(5), 300)), look(answer(1, spread(5, 20), 300))];
    expect(scoreOf(NAZARIO, ...looks)).toBe(3);
    expect(scoreOf(NAZARIO)).toBe(0);
  });
});

describe("naive", () => {
  const one = answer(0, ["11.1.1.1", "12.1.1.1"], 299);

  it("warns of any change below five minutes", () => {
    expect(scoreOf(NAIVE, look(one, answer(1, ["11.1.1.1"], 299)))).toBe(1);
    expect(scoreOf(NAIVE, look(one), look(answer(1, ["13.1.1.1"], 60)))).toBe(1);
  });

  it("does not mind the order, nor changes where nothing is below five minutes", () => {
    expect(scoreOf(NAIVE, look(one, answer(1, ["12.1.1.1", "11.1.1.1"], 299)))).toBe(0);
    const slow = [answer(0, ["11.1.1.1"], 300), answer(1, ["12.1.1.1"], 300)];
    expect(scoreOf(NAIVE, look(...slow))).toBe(0);
  });
});

describe("single answer", () => {
  it("is the entropy of networks in nat", () => {
    expect(networkEntropy(spread(4), knowledge)).toBeCloseTo(Math.log(4), 10);
    expect(networkEntropy(["11.1.1.1", "11.2.2.2"], knowledge)).toBe(0);
    // Three quarters and one quarter: 0.5623.
    const uneven = ["11.1.1.1", "11.1.1.2", "11.1.1.3", "12.1.1.1"];
    expect(networkEntropy(uneven, knowledge)).toBeCloseTo(0.5623, 4);
    expect(networkEntropy([], knowledge)).toBe(0);
  });

  it("reads the first answer with addresses only", () => {
    const looks = [look(answer(0, ["11.1.1.1"], 60)), look(answer(1, spread(8), 60))];
    expect(scoreOf(SINGLE_ANSWER, ...looks)).toBe(0);
  });
});

it.each(BASELINES)("$id has nothing to say without an answer", (rule) => {
  const failed: Observation = { ...answer(0, [], 60), status: 2 };
  expect(scoreOf(rule)).toBe(0);
  expect(scoreOf(rule, look(failed))).toBe(0);
  expect(scoreOf(rule, look(answer(0, spread(12), 60, "other.net")))).toBe(0);
});
