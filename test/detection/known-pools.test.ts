import { describe, expect, it } from "vitest";
import { judge } from "../../src/detection/judge.ts";
import { knownPoolOf } from "../../src/detection/known-pools.ts";
import type { History } from "../../src/detection/observation.ts";
import type { Verdict } from "../../src/detection/verdict.ts";
import {
  answer,
  history,
  homes,
  KNOWLEDGE,
  look,
  ONE,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";

describe("known pools", () => {
  it.each([
    ["pool.ntp.org", "pool.ntp.org"],
    ["2.debian.pool.ntp.org", "pool.ntp.org"],
    ["x9.seed.bitcoin.sipa.be", "seed.bitcoin.sipa.be"],
    ["ntp.org", undefined],
    ["sipa.be", undefined],
    ["evilpool.ntp.org", undefined],
    ["pool.ntp.org.tockwell-time.org", undefined],
    ["pool-ntp.org", undefined],
    ["org", undefined],
    ["", undefined],
  ])("%s: %s", (host, pool) => {
    expect(knownPoolOf(host)).toBe(pool);
  });

  it("is clear under its real name only, time servers as well as peers", () => {
    expect(judged("time-lab.net", timeServers)).toMatchObject({ level: "suspicious" });
    expect(judged("2.debian.pool.ntp.org", timeServers)).toMatchObject({ level: "clear" });
    expect(judged("evilpool.ntp.org", timeServers)).toMatchObject({ level: "suspicious" });
    expect(judged("seed.copperfen-coin.org", peers)).toMatchObject({ level: "suspicious" });
    expect(judged("seed.bitcoin.sipa.be", peers)).toMatchObject({ level: "clear" });
    expect(judged("seed.sipa.be", peers)).toMatchObject({ level: "suspicious" });
  });

  it("says which pool it is", () => {
    expect(judged("0.pool.ntp.org", timeServers).evidence).toContainEqual({
      group: "legitimate",
      points: -12,
      reason: "known-pool",
      facts: { pool: "pool.ntp.org" },
    });
  });
});

function judged(name: string, sets: (round: number) => readonly string[][]): Verdict {
  const of: History = history(
    [0, 10, 60].map((minutes, round) =>
      look(
        START + minutes * 60_000,
        sets(round).map((addresses, at) =>
          answer(addresses, { name, ttl: 150, resolver: [ONE, TWO, THREE][at] ?? ONE }),
        ),
      ),
    ),
    name,
  );
  return judge({ history: of, knowledge: KNOWLEDGE, sensitivity: "balanced" }).verdict;
}

/** Four of many, other ones for each resolver and look: two at home, one of a hoster, one of nobody known. */
function timeServers(round: number): string[][] {
  return [0, 1, 2].map((at) => {
    const number = round * 3 + at;
    return [
      ...homes(2, number * 2),
      `${String(61 + number)}.1.0.1`,
      `${String(130 + number)}.1.0.1`,
    ];
  });
}

/** Twenty-five of many, half of them at home. */
function peers(round: number): string[][] {
  return [0, 1, 2].map((at) => {
    const number = round * 3 + at;
    const servers = Array.from({ length: 12 }, (_, n) => `${String(60 + n)}.${String(number)}.0.1`);
    return [...homes(13, number * 13), ...servers];
  });
}
