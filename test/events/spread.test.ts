import { expect, test } from "vitest";
import { afterOutage, afterRetryAfter } from "./arrivals.ts";

const MINUTE = 60_000;
const CLIENTS = 50_000;
const SLOT_MS = 10_000;

test.each([
  ["after a day of outage", afterOutage(CLIENTS, 24 * 60), 0],
  ["told all at once to come back after five minutes", afterRetryAfter(CLIENTS, 5), 5 * MINUTE],
])(
  "a fleet of 50,000, %s, comes back over ten minutes, never more than twice the even share at once",
  (_, arrivals, from) => {
    const sorted = arrivals.toSorted((a, b) => a - b);
    expect(sorted[0]).toBeGreaterThanOrEqual(from);
    const at = (share: number): number => sorted[Math.floor(share * (CLIENTS - 1))]!;
    expect(at(0.975) - at(0.025)).toBeGreaterThan(9 * MINUTE);
    expect(at(1) - at(0)).toBeGreaterThan(9.9 * MINUTE);
    const slots = new Map<number, number>();
    for (const time of arrivals) {
      const slot = Math.floor(time / SLOT_MS);
      slots.set(slot, (slots.get(slot) ?? 0) + 1);
    }
    expect(Math.max(...slots.values())).toBeLessThan((2 * CLIENTS * SLOT_MS) / (10 * MINUTE));
  },
);
