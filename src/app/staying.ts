import type { Host } from "../detection/host.ts";
import type { BlockState } from "../storage/session.ts";
import type { TabState } from "../storage/tab-states.ts";

/** Since when a tab has been on a host, ms since the epoch: from the first of its pages that arrived on. */
export function arrivalOn(
  host: Host | undefined,
  before: TabState | undefined,
  stage: "leaving" | "arrived",
  now: number,
): number | undefined {
  if (host === undefined) return undefined;
  const known = before?.host === host ? before.arrivedAt : undefined;
  return known ?? (stage === "arrived" ? now : undefined);
}

/** How long the person had been on the site when it was stopped, ms; never negative, though clocks may be set back. */
export function stayBefore({ arrivedAt, at }: BlockState): number {
  return arrivedAt === undefined ? 0 : Math.max(0, at - arrivedAt);
}
