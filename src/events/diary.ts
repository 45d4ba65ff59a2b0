import * as v from "valibot";
import type { Area } from "../storage/area.ts";

const DIARY = v.object({
  /** Random, of this installation: tells devices apart at the collector. */
  instanceId: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/)),
  /** When the next sign of life is due, ms since the epoch. */
  heartbeatAt: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))),
  /** What `heartbeatAt` was set to because the one before it was late: it is not put off twice. */
  lateAt: v.optional(v.number()),
  /** Which faults of the policy were told last. */
  policyTold: v.optional(v.string()),
});

/** What the making of events must remember. */
export type Diary = v.InferOutput<typeof DIARY>;

export const DIARY_KEY = "events.diary";

/** Undefined: nothing was ever told from here, or it cannot be read. */
export async function readDiary(area: Area): Promise<Diary | undefined> {
  const parsed = v.safeParse(DIARY, (await area.get([DIARY_KEY]))[DIARY_KEY]);
  return parsed.success ? parsed.output : undefined;
}
