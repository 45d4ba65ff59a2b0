import type { Level } from "../detection/verdict.ts";
import type { PastVerdict } from "../messages/findings.ts";
import type { PastSite } from "../storage/past-sites.ts";
import type { EventKind, SiteEvent } from "../storage/site-events.ts";
import { hostName } from "../ui/host-name.ts";

/** The levels that a site can be listed by, the most worrying first. */
export const LISTED_LEVELS = ["flux", "suspicious", "watch", "clear", "unknown"] as const;

export const FILTERS = ["all", ...LISTED_LEVELS, "warned", "passed"] as const;
export type Filter = (typeof FILTERS)[number];

export const ORDERS = ["recent", "worst", "warnings", "name"] as const;
export type Order = (typeof ORDERS)[number];

const WARNINGS: readonly EventKind[] = ["warned", "guarded"];
const PASSES: readonly EventKind[] = ["once", "hour", "always"];
const DAY_MS = 86_400_000;

export type Selection = {
  readonly search: string;
  readonly filter: Filter;
  readonly order: Order;
};

type Verdicts = ReadonlyMap<string, PastVerdict>;

/** The sites to list; `sites` are in the order of when they were seen last, and stay so where nothing else decides. */
export function select(
  sites: readonly PastSite[],
  verdicts: Verdicts,
  { search, filter, order }: Selection,
): readonly PastSite[] {
  const wanted = search.trim().toLowerCase();
  const found = sites.filter(
    (site) => isNamed(site.host, wanted) && isOfKind(site, verdicts, filter),
  );
  switch (order) {
    case "recent":
      return found;
    case "worst":
      return found.toSorted((a, b) => worry(verdicts, b) - worry(verdicts, a));
    case "warnings":
      return found.toSorted((a, b) => warningsOf(b).length - warningsOf(a).length);
    case "name":
      return found.toSorted((a, b) =>
        hostName(a.host).readable < hostName(b.host).readable ? -1 : 1,
      );
  }
}

/** Both as people read it and as the DNS spells it. */
function isNamed(host: string, wanted: string): boolean {
  return host.includes(wanted) || hostName(host).readable.includes(wanted);
}

function isOfKind(site: PastSite, verdicts: Verdicts, filter: Filter): boolean {
  if (filter === "all") return true;
  if (filter === "warned") return warningsOf(site).length > 0;
  if (filter === "passed") return site.events.some(({ what }) => PASSES.includes(what));
  const level: Level | undefined = verdicts.get(site.host)?.level;
  return level === filter;
}

function worry(verdicts: Verdicts, { host }: PastSite): number {
  const level = verdicts.get(host)?.level;
  return level === undefined ? -LISTED_LEVELS.length : -LISTED_LEVELS.indexOf(level);
}

/** When the person was warned of a site. */
export function warningsOf({ events }: PastSite): readonly SiteEvent[] {
  return events.filter(({ what }) => WARNINGS.includes(what));
}

/** What the person chose last; undefined: nothing. */
export function lastChoiceOf({ events }: PastSite): SiteEvent | undefined {
  return events.findLast(({ what }) => !WARNINGS.includes(what));
}

/** When a site was seen last, ms since the epoch; to the day only where its looks are not known yet. */
export function lastSeenOf({ host, day }: PastSite, verdicts: Verdicts): number {
  return verdicts.get(host)?.lastLook ?? day * DAY_MS;
}
