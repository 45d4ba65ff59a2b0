import * as v from "valibot";
import { parseHost, type Host } from "../detection/host.ts";
import { MOST_OF_ONE, MOST_SITES } from "./odd-sites.ts";

/*
 * What was kept of sites that were deleted, as the history page holds it until it is closed: nothing of it is
 * anywhere else by then. It comes back through a message, so it is checked like anything that is stored.
 */
const host = v.custom<Host>((text) => {
  const parsed = typeof text === "string" ? parseHost(text) : undefined;
  return parsed?.ok === true && parsed.host === text;
});
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const site = v.strictObject({
  host,
  /** How many were seen before it, of those that were kept. */
  place: count,
  /** The day it was seen last. */
  day: count,
  /** Its document as it was stored; what is wrong in it is found when it is decoded. */
  looks: v.pipe(v.string(), v.maxLength(MOST_OF_ONE)),
  /** What happened on it: the document, likewise. */
  events: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(100))),
  /** What this session knew of it: likewise. */
  session: v.optional(v.unknown()),
  /** Since when a tab outside private windows was on it in this session, ms since the epoch. */
  visited: v.optional(v.pipe(v.number(), v.minValue(0))),
});

export const REMOVED_SITES = v.strictObject({
  sites: v.pipe(v.array(site), v.maxLength(MOST_SITES)),
  /** The homes behind odd sites, by mark, as they were with these. */
  homes: v.optional(v.unknown()),
});

export type RemovedSite = Readonly<v.InferOutput<typeof site>>;
export type RemovedSites = Readonly<v.InferOutput<typeof REMOVED_SITES>>;
