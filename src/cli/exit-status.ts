import { isWarned, type Level } from "../detection/verdict.ts";

/** 0: nobody needs to be warned; 1: of some site; 2: could not tell for some site, or bad use. */
export type ExitStatus = 0 | 1 | 2;

/** The status of several results together. Not being able to tell outweighs a warning. */
export function worst(statuses: Iterable<ExitStatus>): ExitStatus {
  let result: ExitStatus = 0;
  for (const status of statuses) if (status > result) result = status;
  return result;
}

export function statusOf(level: Level): ExitStatus {
  if (level === "unknown") return 2;
  return isWarned(level) ? 1 : 0;
}
