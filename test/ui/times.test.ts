import { describe, expect, it } from "vitest";
import { createTimes } from "../../src/ui/times.ts";

const english = createTimes("en", "UTC");
const MINUTE = 60_000;

describe("durations", () => {
  it.each([
    [0, "1 second"],
    [59.4, "59 seconds"],
    [60, "1 minute"],
    [100, "100 seconds"],
    [120, "2 minutes"],
    [180.5, "3 minutes"],
    [3600, "1 hour"],
    [5000, "83 minutes"],
    [7200, "2 hours"],
    [86_400, "1 day"],
    [100_000, "28 hours"],
    [604_800, "7 days"],
  ])("%f s", (seconds, said) => {
    expect(english.duration(seconds)).toBe(said);
  });

  it("speaks other languages", () => {
    expect(createTimes("de").duration(600)).toBe("10 Minuten");
    expect(createTimes("ar-EG").duration(120)).toContain("دقيق");
  });
});

describe("relative times", () => {
  it.each([
    [9 * MINUTE, "in 9 minutes"],
    [-MINUTE, "1 minute ago"],
    [-100_000, "2 minutes ago"],
    [59_800, "in 1 minute"],
    [400, "now"],
    [3 * 86_400_000, "in 3 days"],
  ])("%i ms away", (away, said) => {
    expect(english.relative(1_000_000_000 + away, 1_000_000_000)).toBe(said);
  });
});

describe("days with times", () => {
  const at = Date.UTC(2026, 5, 17, 14, 16);

  it("say the year where there is room for it", () => {
    expect(english.moment(at)).toMatch(/^Jun 17, 2026, 2:16\sPM$/);
    expect(english.shortMoment(at)).toMatch(/^Jun\s17, 2:16\sPM$/);
    expect(createTimes("de", "UTC").shortMoment(at)).toBe("17. Juni, 14:16");
    expect(createTimes("ar", "UTC").clock(at)).toMatch(/^2:16:00\u00A0\u0645$/);
  });
});
