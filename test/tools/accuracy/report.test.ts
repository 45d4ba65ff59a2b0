import { describe, expect, it } from "vitest";
import type { Level } from "../../../src/detection/verdict.ts";
import { kindsById } from "../../../lab/variation/kinds.ts";
import { readArguments, sitesOf } from "../../../tools/accuracy/arguments.ts";
import { BASELINES } from "../../../tools/accuracy/baselines/all-baselines.ts";
import { drawCurves } from "../../../tools/accuracy/draw-curves.ts";
import { writeReport } from "../../../tools/accuracy/report.ts";
import { operatingPoints, recallAt, rocCurves } from "../../../tools/accuracy/roc.ts";
import type { SiteResult } from "../../../tools/accuracy/site-result.ts";
import { duration, percent } from "../../../tools/accuracy/table.ts";
import { tally } from "../../../tools/accuracy/tally.ts";

const NO_POINTS = {
  dispersion: 0,
  churn: 0,
  residential: 0,
  "name-servers": 0,
  ttl: 0,
  extras: 0,
  legitimate: 0,
};
const site = (kind: string, seed: number, levels: readonly Level[], score: number): SiteResult => ({
  kind,
  seed,
  readings: levels.map((level) => ({
    level,
    score,
    groups: NO_POINTS,
    hasKeys: false,
    rules: BASELINES.map(() => score),
  })),
  warnedAfter: levels.includes("flux") ? 600_000 : undefined,
});
const HIDDEN: readonly Level[] = ["clear", "clear", "watch", "watch"];
const CAUGHT: readonly Level[] = ["watch", "suspicious", "flux", "flux"];

describe("a tally", () => {
  const found = tally([
    site("a", 1, HIDDEN, 1),
    site("a", 1, CAUGHT, 500),
    site("a", 3, CAUGHT, 9),
  ]);

  it("counts sites by sign and moment", () => {
    expect(found.sites).toBe(3);
    expect(found.worlds).toBe(2);
    expect(found.ours.warned.map(({ hits }) => hits)).toEqual([0, 2, 2, 2]);
    expect(found.ours.red.map(({ hits }) => hits)).toEqual([0, 0, 2, 2]);
    expect(found.ours["watch or more"].map(({ hits }) => hits)).toEqual([2, 2, 3, 3]);
  });

  it("counts what each rule's own limit lets through, and the time to a warning", () => {
    const hits = Object.fromEntries(
      BASELINES.map(({ id }, rule) => [id, found.rules[rule]?.[0]?.hits]),
    );
    expect(hits).toMatchObject({ "Holz 2008": 1, "Nazario 2008": 2 });
    expect(found.timeToWarning).toEqual({ median: 600, slowest: 600 });
    expect(tally([site("a", 1, HIDDEN, 1)]).timeToWarning).toBeUndefined();
  });
});

describe("curves", () => {
  const results = [
    site("bots", 1, CAUGHT, 9),
    site("bots", 1, CAUGHT, 5),
    site("honest", 1, HIDDEN, 5),
    site("honest", 1, HIDDEN, 1),
    site("rare", 1, HIDDEN, 0),
  ];
  const [ours] = rocCurves(results, (kind) => kind === "bots", 0);

  it("give each kind the same weight and take equal scores together", () => {
    expect(ours?.points).toEqual([
      { threshold: 9, falseAlarms: 0, recall: 0.5 },
      { threshold: 5, falseAlarms: 0.25, recall: 1 },
      { threshold: 1, falseAlarms: 0.5, recall: 1 },
      { threshold: 0, falseAlarms: 1, recall: 1 },
    ]);
  });

  it("read recall at a share of false alarms", () => {
    if (ours === undefined) throw new Error("There is no curve.");
    expect([0, 0.24, 0.25].map((share) => recallAt(ours, share))).toEqual([0.5, 0.5, 1]);
  });

  it("have the points that the rules' own limits give", () => {
    const points = operatingPoints(results, (kind) => kind === "bots", 2);
    expect(points[0]).toEqual({ name: "Fluxward, warned", falseAlarms: 0, recall: 1 });
    // Nazario's limit is more than 4 points: both fluxed sites, one of two of one honest kind.
    expect(points.find(({ name }) => name === "Nazario 2008")).toMatchObject({
      falseAlarms: 0.25,
      recall: 1,
    });
    // Nobody reaches Holz' limit.
    expect(points[2]).toEqual({ name: "Holz 2008", falseAlarms: 0, recall: 0 });
  });

  it("are drawn one by one, with their names made safe", () => {
    const picture = drawCurves([{ name: "TTL < 300 & more", points: ours?.points ?? [] }], "Title");
    expect(picture.match(/<path /g)).toHaveLength(1);
    expect(picture).toContain("TTL &lt; 300 &amp; more");
    expect(picture).not.toContain("NaN");
  });
});

describe("the report", () => {
  const kinds = kindsById(["one-country-bots", "stable-multi-isp", "ad-exchange"]);
  const results = [0, 1].flatMap((seed) => [
    site("one-country-bots", seed, HIDDEN, 1),
    site("stable-multi-isp", seed, CAUGHT, 9),
    site("ad-exchange", seed, HIDDEN, 0),
  ]);
  const text = writeReport({ command: "npm run x", kinds, results, traces: undefined });

  it("keeps halves and hold-out kinds apart and names red on honest sites", () => {
    const [, test = "", heldOut = ""] = text.split(/^## By group .*$|^## Hold-out.*$/m);
    expect(test).toContain("| other honest | 1 | 0 % (0-97.5) | 100 %");
    expect(test).toContain("Red at any moment: 1 of 2 honest sites.");
    expect(test).toContain("stable-multi-isp 1");
    expect(heldOut).toContain("| other honest | 1 | 0 % (0-97.5) | 0 %");
  });

  it("prints the bound where nothing was red", () => {
    const quiet = results.filter(({ kind }) => kind !== "stable-multi-isp");
    const said = writeReport({ command: "x", kinds, results: quiet, traces: undefined });
    expect(said).toContain("Red at any moment: 0 of 1 honest sites.");
    expect(said).toContain("below 95 % were the sites independent");
  });

  it("has rows as wide as their heads", () => {
    for (const block of text.split("\n\n")) {
      const rows = block.split("\n").filter((line) => line.startsWith("|"));
      expect(new Set(rows.map((row) => row.split("|").length)).size).toBeLessThanOrEqual(1);
    }
  });
});

it.each([
  [0, "0"],
  [1, "100"],
  [0.0004, "0.04"],
  [0.0123, "1.2"],
  [0.5, "50"],
  [0.9991, "99.91"],
])("writes the share %f as %s per cent", (share, text) => {
  expect(percent(share)).toBe(text);
});

it.each([
  [0, "0 s"],
  [119, "119 s"],
  [600, "10 min"],
  [21_600, "6 h"],
])("writes %i seconds as %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

describe("the command line", () => {
  it("is modest unless told otherwise", () => {
    expect(readArguments([])).toMatchObject({ seeds: 12, perKind: 4, long: false, write: false });
    expect(readArguments(["--long"])).toMatchObject({ seeds: 40, perKind: 26, long: true });
  });

  it("doubles the kinds that must hardly ever warn in the long run only", () => {
    const [plain] = kindsById(["plain"]);
    if (plain === undefined) throw new Error("The kind is gone.");
    expect(sitesOf(plain, readArguments(["--long"]), 1)).toBe(52);
    expect(sitesOf(plain, readArguments(["--long"]), 2)).toBe(4);
    expect(sitesOf(plain, readArguments([]), 2)).toBe(4);
  });

  it("says what is wrong", () => {
    expect(() => readArguments(["--seeds", "none"])).toThrow("--seeds takes a whole number");
    expect(() => readArguments(["--kinds", "nothing"])).toThrow('no kind "nothing"');
  });
});
