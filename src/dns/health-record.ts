import type { FailureKind } from "../detection/observation.ts";
import { LONGEST_WAIT_MS } from "./retry-after.ts";

/** What is remembered of one resolver. Plain data, so that it outlives the worker. */
export type HealthRecord = {
  /** Failures since its last answer. */
  readonly failures: number;
  /** Rests since its last answer; each is twice as long as the one before. */
  readonly rests: number;
  /** Until when it is not asked, ms since the epoch; 0: it may be asked. */
  readonly restUntil: number;
  /** How long its answers usually take, ms; undefined before the first. */
  readonly usualMs: number | undefined;
  /** When it last answered, ms since the epoch. */
  readonly answeredAt: number | undefined;
  readonly lastFailure:
    { readonly at: number; readonly kind: FailureKind; readonly detail: string } | undefined;
};

export const FRESH: HealthRecord = {
  failures: 0,
  rests: 0,
  restUntil: 0,
  usualMs: undefined,
  answeredAt: undefined,
  lastFailure: undefined,
};

export type RestRules = {
  /** Failures in a row from which a resolver rests. */
  readonly failuresToRest: number;
  /** The first rest, ms. */
  readonly firstMs: number;
  /** The longest rest, ms: so long a resolver that works again may go unnoticed. */
  readonly longestMs: number;
};

export const REST_RULES: RestRules = { failuresToRest: 3, firstMs: 1000, longestMs: 60_000 };

/** Share of a new time in the usual one. */
const WEIGHT = 0.25;

/** After an answer that took `tookMs`. Only a probe ends a rest: others may have left before it began. */
export function afterAnswer(
  record: HealthRecord,
  at: number,
  tookMs: number,
  isProbe: boolean,
): HealthRecord {
  const usualMs =
    record.usualMs === undefined ? tookMs : record.usualMs + WEIGHT * (tookMs - record.usualMs);
  const resting = record.rests > 0 && !isProbe;
  const rest = resting ? { rests: record.rests, restUntil: record.restUntil } : {};
  return { ...FRESH, usualMs, answeredAt: at, lastFailure: record.lastFailure, ...rest };
}

/**
 * After a failure. `luck` is from 0 to 1: rests are cut short by up to half, so that many devices
 * do not come back at once.
 */
export function afterFailure(
  record: HealthRecord,
  failure: Exclude<HealthRecord["lastFailure"], undefined>,
  isProbe: boolean,
  luck: number,
  rules: RestRules = REST_RULES,
): HealthRecord {
  const failures = record.failures + 1;
  const failed = { ...record, failures, lastFailure: failure };
  // Beside a rest, only its probes count: the other queries were under way when it began.
  if (!isProbe && (record.rests > 0 || failures < rules.failuresToRest)) return failed;
  const whole = Math.min(rules.firstMs * 2 ** Math.min(record.rests, 20), rules.longestMs);
  const restUntil = Math.max(record.restUntil, failure.at + Math.round(whole * (1 - luck / 2)));
  return { ...failed, rests: record.rests + 1, restUntil };
}

/** After it asked to be left alone for `waitMs`. */
export function afterWish(record: HealthRecord, at: number, waitMs: number): HealthRecord {
  const restUntil = Math.max(record.restUntil, at + waitMs);
  return { ...record, rests: Math.max(1, record.rests), restUntil };
}

/** `working`: asked as usual. `resting`: not asked. `due`: to be asked one question, to see whether it is back. */
export type Standing = "working" | "resting" | "due";

export function standing(record: HealthRecord, now: number): Standing {
  if (record.rests === 0) return "working";
  const left = record.restUntil - now;
  // No rest is that long: the clock was set back.
  return left > 0 && left <= LONGEST_WAIT_MS ? "resting" : "due";
}
