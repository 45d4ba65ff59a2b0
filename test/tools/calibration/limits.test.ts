import { describe, expect, it } from "vitest";
import { kindsById } from "../../../lab/variation/kinds.ts";
import { BASELINES } from "../../../tools/accuracy/baselines/all-baselines.ts";
import { limitRows, lowestWithin, recallWithin } from "../../../tools/calibration/limits.ts";
import { readingsAt, type KindReading } from "../../../tools/calibration/readings.ts";
import { calibrationSection } from "../../../tools/calibration/report.ts";

const NO_POINTS = {
  dispersion: 0,
  churn: 0,
  residential: 0,
  "name-servers": 0,
  ttl: 0,
  extras: 0,
  legitimate: 0,
};

function readings(kind: string, scores: readonly number[], hasKeys = false): KindReading[] {
  const results = scores.map((score) => ({
    kind,
    seed: 1,
    warnedAfter: undefined,
    readings: [
      {
        level: "clear" as const,
        score,
        groups: { ...NO_POINTS, churn: score },
        hasKeys,
        rules: BASELINES.map(() => 0),
      },
    ],
  }));
  return [...readingsAt(kindsById([kind]), results, 0)];
}

describe("limits", () => {
  const all = [...readings("home-flux", [9, 6], true), ...readings("plain", [1, 1, 1, 5])];

  it("are held against what they let through, kinds counting alike", () => {
    const [four, six] = limitRows(all, [4, 6], { needsKeys: false });
    expect(four).toMatchObject({ recall: 1, falseAlarms: 0.25 });
    expect(four?.worst).toEqual({ kind: "plain", share: 0.25 });
    expect(six).toMatchObject({ recall: 1, falseAlarms: 0 });
  });

  it("ask for both keys where red is meant", () => {
    expect(limitRows(all, [4], { needsKeys: true })[0]).toMatchObject({ falseAlarms: 0 });
  });

  it("the lowest within the bound is chosen, none where none is", () => {
    const rows = limitRows(all, [4, 6], { needsKeys: false });
    expect(lowestWithin(rows, { mean: 0.01, worst: 0.05 })).toBe(6);
    expect(lowestWithin(rows.slice(0, 1), { mean: 0.01, worst: 0.05 })).toBeUndefined();
  });

  it("recall is read where false alarms are still within the share", () => {
    const scoreOf = ({ score }: KindReading): number => score;
    expect(recallWithin(all, scoreOf, 0)).toBe(1);
    const mixed = [...readings("home-flux", [9, 4]), ...readings("plain", [5, 1])];
    expect(recallWithin(mixed, scoreOf, 0)).toBe(0.5);
    expect(recallWithin(mixed, scoreOf, 0.5)).toBe(1);
  });
});

describe("readings", () => {
  it("leave hold-out kinds and what DNS cannot tell out", () => {
    expect(readings("time-pool", [1])).toEqual([]);
  });

  it("make a section that names the limits found and those in force", () => {
    const half = [...readings("home-flux", [9, 8, 7], true), ...readings("plain", [0, 1, 4])];
    const text = calibrationSection({ moment: "25 h", calibration: half, test: half }).join("\n");
    expect(text).toContain("4.5 is the lowest to keep to 1.0 % of honest sites");
    expect(text).toContain("| **5** | 100 % | 0 % | - |");
    expect(text).toContain("| 4 to 5 | 1 | 0 % |");
  });
});
