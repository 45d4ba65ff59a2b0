import * as v from "valibot";
import type { Area } from "../storage/area.ts";
import { TROUBLES } from "./collector-answer.ts";

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));

/** How it stands with handing events over; outlives worker and browser. */
export const OUTBOX_STATE = v.object({
  /** Tries in a row that failed. */
  failures: whole,
  /** No try before it, ms since the epoch. */
  notBefore: time,
  /** Since when the policy names no collector while something waits, ms since the epoch; absent: it names one. */
  unwantedSince: v.optional(time),
  /** Events in one request at most: less after one that was too large. */
  portion: v.pipe(whole, v.minValue(1)),
  /** What became of events so far. */
  sent: whole,
  /** The collector took note of them and threw them away (OTLP's partial success). */
  rejected: whole,
  /** The collector will never take them. */
  refused: whole,
  /** A single one too large for the collector. */
  tooLarge: whole,
  /** They may not be told any more: names that the policy now hides, sites that it now leaves out, or no collector. */
  withheld: whole,
  /** Unreadable in store. */
  damaged: whole,
  /** When the collector last took some, ms since the epoch. */
  lastSent: v.optional(time),
  /** What was wrong when it was last tried; absent: nothing. */
  trouble: v.optional(
    v.object({
      kind: v.picklist([...TROUBLES, "rejected", "refused", "too-large"]),
      detail: v.string(),
      at: time,
    }),
  ),
});

export type OutboxState = v.InferOutput<typeof OUTBOX_STATE>;

/** Events in one request at most. */
export const MOST_PORTION = 64;

const FRESH: OutboxState = {
  ...{ failures: 0, notBefore: 0, portion: MOST_PORTION },
  ...{ sent: 0, rejected: 0, refused: 0, tooLarge: 0, withheld: 0, damaged: 0 },
};

const STATE_KEY = "events.state";

export async function readOutboxState(area: Area): Promise<OutboxState> {
  const parsed = v.safeParse(OUTBOX_STATE, (await area.get([STATE_KEY]))[STATE_KEY]);
  return parsed.success ? parsed.output : FRESH;
}

export async function writeOutboxState(area: Area, state: OutboxState): Promise<void> {
  await area.set({ [STATE_KEY]: state });
}
