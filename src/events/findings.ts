import * as v from "valibot";
import { rank } from "../detection/levels.ts";
import { LEVELS, type Level } from "../detection/verdict.ts";
import type { Area } from "../storage/area.ts";
import type { MinimumLevel } from "./event-settings.ts";

/** What was told of a host, while it is at least as odd as it must be. */
export type Finding = {
  /** The id that all events of it share. */
  readonly id: string;
  /** The level that was told last. */
  readonly level: Level;
};

/** By the host's mark (`storage/keyed-hash.ts`): the disk does not name it once more. The one told of last at the end. */
export type Findings = ReadonlyMap<string, Finding>;

export const FINDINGS_KEY = "events.findings";
/** Findings that are open at once at most; beyond that the oldest begins anew when it changes. */
const MOST_FINDINGS = 300;

const row = v.tuple([v.string(), v.string(), v.picklist(LEVELS)]);

export async function readFindings(area: Area): Promise<Findings> {
  const stored = (await area.get([FINDINGS_KEY]))[FINDINGS_KEY];
  const rows = Array.isArray(stored) ? stored : [];
  return new Map(
    rows.flatMap((item): [string, Finding][] => {
      const parsed = v.safeParse(row, item);
      if (!parsed.success) return [];
      const [mark, id, level] = parsed.output;
      return [[mark, { id, level }]];
    }),
  );
}

/** What is to be stored where a host's finding is another; undefined: it is over. */
export function findingsEntry(
  before: Findings,
  mark: string,
  finding: Finding | undefined,
): Readonly<Record<string, unknown>> {
  const others = [...before].filter(([other]) => other !== mark);
  const all = finding === undefined ? others : [...others, [mark, finding] as const];
  const rows = all.slice(-MOST_FINDINGS).map(([key, { id, level }]) => [key, id, level]);
  return { [FINDINGS_KEY]: rows };
}

export type Activity = "create" | "update" | "close";

/** What a verdict changes about what was told of a host before; undefined: nothing. */
export function activityOf(
  told: Level | undefined,
  level: Level,
  minimum: MinimumLevel,
): Activity | undefined {
  // That nothing could be found out, offline perhaps, takes nothing back.
  if (level === "unknown") return undefined;
  const counts = rank(level) >= rank(minimum);
  if (told === undefined) return counts ? "create" : undefined;
  if (!counts) return "close";
  return level === told ? undefined : "update";
}
