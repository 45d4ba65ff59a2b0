import { describe, expect, test } from "vitest";
import { dispersion } from "../../src/detection/evidence/dispersion.ts";
import { countMachines } from "../../src/detection/evidence/residential.ts";
import type { Evidence } from "../../src/detection/evidence.ts";
import { answer, history, look, poolName, reverse, START } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

const MINUTE = 60_000;

/** What is said of looks with one answer each, all of whose machines carry their provider's name for a line. */
function found(...sets: readonly (readonly string[])[]): Evidence | undefined {
  const looks = sets.map((addresses, at) =>
    look(START + at * MINUTE, [
      answer(addresses),
      ...addresses.map((one) => reverse(one, poolName(one))),
    ]),
  );
  const { dossier, spread } = readHistory(history(looks));
  return dispersion(dossier, spread, countMachines(spread, dossier.reverseNames, 1));
}

function points(...sets: readonly (readonly string[])[]): number {
  return found(...sets)?.points ?? 0;
}

/** Lines of so many providers of one continent, so many of each provider's; none beside another. */
function lines(providers: number, ofEach = 1): string[] {
  return Array.from({ length: providers * ofEach }, (_, at) => {
    const place = String(Math.floor(at / providers) + 1);
    return `20.${String((at % providers) + 1)}.${place}.7`;
  });
}

/** A server at each of so many hosters. */
function servers(hosters: number): string[] {
  return Array.from({ length: hosters }, (_, at) => `61.${String(at + 1)}.0.1`);
}

describe("a site on homes of many networks", () => {
  test("is told by how many addresses there are and in how many networks", () => {
    expect(found(lines(5, 2))).toEqual({
      group: "dispersion",
      points: 2.8,
      reason: "many-networks",
      facts: { addresses: 10, networks: 5 },
    });
  });

  test.each([
    ["two, as of a household with two lines: nothing", 2, 0],
    ["three, as the widest of honest sites: little", 3, 0.5],
    ["five, as most fluxed sites and hardly an honest one", 5, 2.8],
    ["ten", 10, 5],
    ["twenty: no more than ten", 20, 5],
  ])("%s", (_, providers, expected) => {
    expect(points(lines(providers))).toBe(expected);
  });

  test("two of which are never told, not even with no points", () => {
    expect(found(lines(2))).toBeUndefined();
  });

  test("weighs less once many addresses share a network, as a content network's do", () => {
    expect(points(lines(6, 2))).toBe(points(lines(6)));
    expect(points(lines(6, 3))).toBeLessThan(points(lines(6)));
    expect(points(lines(6, 4))).toBeLessThan(points(lines(6)) / 2);
  });

  test("weighs more at one moment than one after another, and that more than nothing", () => {
    const oneByOne = points(...lines(6).map((line) => [line]));
    expect(oneByOne).toBeLessThan(points(lines(6)));
    expect(oneByOne).toBeGreaterThan(points(lines(4)));
  });

  test("weighs by its widest look, whatever a narrow one before or after shows", () => {
    expect(points(lines(6), lines(1))).toBe(points(lines(6)));
    expect(points(lines(1), lines(6))).toBe(points(lines(6)));
  });
});

describe("a site on servers of many hosters", () => {
  test("weighs little, however many they are", () => {
    expect(points(servers(20))).toBe(1.8);
    expect(points(servers(40))).toBe(1.8);
  });

  test("as many homes as servers lift that", () => {
    expect(points([...servers(10), ...lines(10)])).toBe(5);
  });

  test("eight hosters weigh less than three homes", () => {
    expect(points(servers(8))).toBeLessThan(points(lines(3)));
  });
});

test("a site that nothing was seen of is not scattered", () => {
  expect(found()).toBeUndefined();
  expect(found([])).toBeUndefined();
});
