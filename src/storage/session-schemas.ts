import * as v from "valibot";
import { parseHost, type Host } from "../detection/host.ts";
import { BLOCK_REASONS } from "../messages/protocol.ts";

/* The forms in which `session.ts` keeps its states: what does not fit counts as absent. */

export const isHost = (text: unknown): text is Host =>
  typeof text === "string" && parseHost(text).ok;
const host = v.custom<Host>(isHost);
export const TAB = v.object({
  address: v.string(),
  host: v.optional(host),
  arrived: v.boolean(),
  arrivedAt: v.optional(v.number()),
  previous: v.optional(v.string()),
  passed: v.optional(host),
  blockId: v.optional(v.string()),
  proxied: v.optional(v.boolean(), false),
  isPrivate: v.optional(v.boolean(), true),
});
export const NETWORK = v.object({
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  line: v.picklist(["up", "down", "doubted"]),
  proxied: v.boolean(),
  nat64: v.optional(v.pipe(v.string(), v.maxLength(49))),
});
export const BLOCK = v.object({
  tabId: v.number(),
  host,
  target: v.string(),
  previous: v.optional(v.string()),
  reason: v.picklist(BLOCK_REASONS),
  back: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
  arrivedAt: v.optional(v.number()),
  at: v.number(),
});
export const GUARD = v.object({
  host,
  reason: v.picklist(["verdict", "odd", "sibling", "waiting"]),
  page: v.string(),
  since: v.number(),
  expired: v.boolean(),
});

/** A document of times by host. A wrong entry costs only itself, or one would end the watch over all other sites. */
export function timesByHost(stored: unknown): Map<Host, number> {
  const entries = typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
  return new Map(
    entries.flatMap(([name, at]: [string, unknown]): [Host, number][] =>
      isHost(name) && typeof at === "number" ? [[name, at]] : [],
    ),
  );
}
