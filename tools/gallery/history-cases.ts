import type { PastVerdict } from "../../src/messages/findings.ts";
import type { JudgedReport } from "../../src/messages/protocol.ts";
import { parseHost, type Host } from "../../src/detection/host.ts";
import {
  FIRST_STATE,
  type HistoryActions,
  type HistoryState,
} from "../../src/history/history-state.ts";
import type { PastSite } from "../../src/storage/past-sites.ts";
import type { SiteEvent } from "../../src/storage/site-events.ts";
import { DEFAULT_SETTINGS } from "../../src/storage/settings-schema.ts";
import { NOW } from "./facts.ts";
import { FLUX, SUSPICIOUS, WATCHED } from "./flux-reports.ts";
import { UNKNOWN, WATCH } from "./reports.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const nothing = (): undefined => undefined;

/** For pictures: no button does anything. */
export const IDLE_HISTORY: HistoryActions = {
  setSearch: nothing,
  setFilter: nothing,
  setOrder: nothing,
  showMore: nothing,
  toggle: nothing,
  remove: nothing,
  undo: nothing,
  dismiss: nothing,
  save: nothing,
  saveAnswers: nothing,
};

function hostOf(name: string): Host {
  const parsed = parseHost(name);
  if (!parsed.ok) throw new Error(`${name} is no host.`);
  return parsed.host;
}

function site(name: string, daysAgo: number, events: readonly SiteEvent[] = []): PastSite {
  return { host: hostOf(name), day: Math.floor(NOW / DAY) - daysAgo, events };
}

function verdictOf({ host, verdict, facts }: JudgedReport, name = host): PastVerdict {
  return {
    ...{ host: name, level: verdict.level, looks: facts.looks.length },
    lastLook: facts.looks.at(-1)?.at,
    ...{ addresses: facts.addresses.length, networks: facts.networks },
  };
}

function event(what: SiteEvent["what"], hoursAgo: number, level: SiteEvent["level"]): SiteEvent {
  return { at: NOW - hoursAgo * HOUR, what, level };
}

const EVENTS = [
  event("guarded", 49, "suspicious"),
  event("once", 48.9, "suspicious"),
  event("warned", 26, "flux"),
  event("left", 25.99, "flux"),
  event("warned", 2, "flux"),
  event("hour", 1.99, "flux"),
  event("distrusted", 1.5, "flux"),
  event("marked", 1.4, "flux"),
];
const LONG = "a-very-long-name-that-goes-on-and-on.of-a-subdomain.korvela-account.shop";
const MISLEADING = "xn--80ak6aa92e.com";

const SITES = [
  site(FLUX.host, 0, EVENTS),
  site(SUSPICIOUS.host, 0, [event("guarded", 1, "suspicious")]),
  site(WATCH.host, 1),
  site("xn--bcher-kva.de", 3, [event("warned", 80, "flux"), event("always", 79.9, "flux")]),
  site(LONG, 5),
  site(MISLEADING, 40),
  site(UNKNOWN.host, 80),
];

const VERDICTS = new Map(
  [
    verdictOf(FLUX),
    verdictOf(SUSPICIOUS),
    verdictOf(WATCH),
    { ...verdictOf(WATCH, "xn--bcher-kva.de"), level: "clear" as const },
    verdictOf(SUSPICIOUS, LONG),
    verdictOf(FLUX, MISLEADING),
    { ...verdictOf(UNKNOWN), lastLook: undefined },
  ].map((verdict) => [verdict.host, verdict]),
);

const LISTED: HistoryState = {
  ...FIRST_STATE,
  settings: DEFAULT_SETTINGS,
  list: { state: "listed", sites: SITES, trouble: undefined },
  verdicts: VERDICTS,
};
const EMPTY = { state: "listed", sites: [], trouble: undefined } as const;

const MANY = Array.from({ length: 120 }, (_, n) => site(`shop-${String(n)}.korvela.shop`, n >> 2));

/** Every state of the history page, by name. */
export const HISTORY_CASES: Readonly<Record<string, HistoryState>> = {
  loading: FIRST_STATE,
  empty: { ...LISTED, list: EMPTY },
  "keeps-none": { ...LISTED, list: EMPTY, settings: { ...DEFAULT_SETTINGS, keepDays: 0 } },
  private: { ...LISTED, list: { state: "private" } },
  failed: { ...FIRST_STATE, list: { state: "failed", fault: { kind: "no-background" } } },
  newer: { ...LISTED, list: { ...EMPTY, trouble: "newer" } },
  damaged: { ...LISTED, list: { state: "listed", sites: SITES, trouble: "damaged" } },
  managed: { ...LISTED, settings: { ...DEFAULT_SETTINGS, organisationName: "Korvela Insurance" } },
  listed: LISTED,
  open: {
    ...LISTED,
    open: {
      ...{ host: FLUX.host, state: "read" },
      report: {
        ...FLUX,
        marked: true,
        allowed: { scope: "hour", until: NOW + HOUR / 2, source: "warning" },
      },
    },
  },
  watched: { ...LISTED, open: { host: FLUX.host, state: "read", report: WATCHED } },
  "open-watch": { ...LISTED, open: { host: WATCH.host, state: "read", report: WATCH } },
  "open-unknown": { ...LISTED, open: { host: UNKNOWN.host, state: "read", report: UNKNOWN } },
  opening: { ...LISTED, open: { host: WATCH.host, state: "loading" } },
  "open-failed": {
    ...LISTED,
    open: {
      host: WATCH.host,
      state: "failed",
      fault: { kind: "unknown", text: "The disk is gone." },
    },
  },
  found: { ...LISTED, search: "korvela", filter: "suspicious" },
  "none-found": { ...LISTED, search: "bücherei", filter: "watch" },
  judging: {
    ...LISTED,
    list: { state: "listed", sites: MANY, trouble: undefined },
    verdicts: new Map(MANY.slice(0, 25).map(({ host }) => [host, verdictOf(SUSPICIOUS, host)])),
    rows: 50,
  },
  deleted: { ...LISTED, deleted: 3 },
  "all-deleted": { ...LISTED, list: EMPTY, deleted: 112 },
  restored: { ...LISTED, notice: { kind: "restored" } },
  saving: { ...LISTED, notice: { kind: "saving", done: 75, all: 112 } },
  "not-restored": {
    ...LISTED,
    deleted: 1,
    notice: {
      kind: "failed",
      what: "history_restore_failed",
      fault: { kind: "nothing-remembered" },
    },
  },
};
