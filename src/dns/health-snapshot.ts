import * as v from "valibot";
import type { FailureKind } from "../detection/observation.ts";
import type { HealthRecord } from "./health-record.ts";

/** As JSON keeps it: by resolver URL. */
export type HealthSnapshot = Readonly<Record<string, HealthRecord>>;

/** Resolvers remembered at most; settings hold at most 8. */
export const MOST_RECORDS = 32;

const KINDS = [
  "unreachable",
  "timeout",
  "http-status",
  "not-dns",
  "wrong-answer",
  "too-large",
  "over-budget",
] as const satisfies readonly FailureKind[];

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e6));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const RECORD = v.object({
  failures: count,
  rests: count,
  restUntil: time,
  usualMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60_000))),
  answeredAt: v.optional(time),
  lastFailure: v.optional(
    v.object({
      at: time,
      kind: v.picklist(KINDS),
      detail: v.pipe(v.string(), v.maxLength(200)),
    }),
  ),
});

/** Reads what was kept. Takes anything; what cannot be read is left out, as nothing depends on it. */
export function readSnapshot(stored: unknown): ReadonlyMap<string, HealthRecord> {
  const records = new Map<string, HealthRecord>();
  if (typeof stored !== "object" || stored === null) return records;
  for (const [resolver, entry] of Object.entries(stored).slice(0, MOST_RECORDS)) {
    const read = v.safeParse(RECORD, entry);
    if (!read.success) continue;
    const { usualMs, answeredAt, lastFailure, ...rest } = read.output;
    records.set(resolver, { ...rest, usualMs, answeredAt, lastFailure });
  }
  return records;
}
