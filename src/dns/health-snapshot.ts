import { FRESH, type HealthRecord } from "./health-record.ts";

/** As JSON keeps it: by resolver URL. Why a resolver failed is not kept: it is for people, who ask while it happens. */
export type HealthSnapshot = Readonly<Record<string, Omit<HealthRecord, "lastFailure">>>;

/** Resolvers remembered at most; settings hold at most 8. */
export const MOST_RECORDS = 32;

const MOST_COUNT = 1_000_000;
/** The latest time that a date can hold, ms since the epoch. */
const LATEST = 8.64e15;
const LONGEST_ANSWER_MS = 60_000;

export function writeSnapshot(records: ReadonlyMap<string, HealthRecord>): HealthSnapshot {
  return Object.fromEntries(
    [...records].map(([resolver, { failures, rests, restUntil, usualMs, answeredAt }]) => {
      return [resolver, { failures, rests, restUntil, usualMs, answeredAt }];
    }),
  );
}

/** Reads what was kept. Takes anything; what cannot be read is left out, as nothing depends on it. */
export function readSnapshot(stored: unknown): ReadonlyMap<string, HealthRecord> {
  const records = new Map<string, HealthRecord>();
  if (typeof stored !== "object" || stored === null) return records;
  for (const [resolver, entry] of Object.entries(stored).slice(0, MOST_RECORDS)) {
    const record = readRecord(entry);
    if (record !== undefined) records.set(resolver, record);
  }
  return records;
}

function readRecord(entry: unknown): HealthRecord | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const fields = entry as Readonly<Record<string, unknown>>;
  const number = (name: keyof HealthRecord, most: number): number | undefined => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return typeof value === "number" && value >= 0 && value <= most ? value : undefined;
  };
  const failures = number("failures", MOST_COUNT);
  const rests = number("rests", MOST_COUNT);
  const restUntil = number("restUntil", LATEST);
  if (failures === undefined || rests === undefined || restUntil === undefined) return undefined;
  const usualMs = number("usualMs", LONGEST_ANSWER_MS);
  return {
    ...FRESH,
    failures,
    rests,
    restUntil,
    usualMs,
    answeredAt: number("answeredAt", LATEST),
  };
}
