import { DEFAULT_RESOLVERS, RESOLVER_SETS } from "../../src/dns/resolvers.ts";
import { firstState, type OptionsState } from "../../src/options/options-state.ts";
import { changesBetween } from "../../src/storage/settings-changes.ts";
import type { Settings } from "../../src/storage/settings-model.ts";
import { DEFAULT_SETTINGS, PERSONAL_KEYS, specOf } from "../../src/storage/settings-schema.ts";
import { NOW } from "./facts.ts";
import { policyCases } from "./policy-cases.ts";

const HOUR = 3_600_000;
/** Once the first-run page was answered. */
const DEFAULTS: Settings = { ...DEFAULT_SETTINGS, setUp: true };
const FIRST = firstState("page", []);
const SETTLED: OptionsState = {
  ...FIRST,
  settings: DEFAULTS,
  kept: { odd: 0, clear: 0, characters: 0, trouble: undefined },
  check: { sites: [], unread: 0 },
};

const [ONE, TWO, THREE] = DEFAULT_RESOLVERS.map(({ url }) => url) as [string, string, string];

const BUSY: Settings = {
  ...DEFAULTS,
  enabled: false,
  sensitivity: "careful",
  guard: false,
  askAbroad: true,
  strict: true,
  proxy: "assume",
  privateWindows: false,
  keepDays: 7,
  language: "de",
  theme: "dark",
  resolvers: ["https://doh.example-company.com/a/very/long/path/dns-query"],
  exceptions: [
    { host: "secure-login.korvela-account.shop", until: NOW + 2_400_000, source: "warning" },
    { host: "xn--bcher-kva.de", until: undefined, source: "settings" },
    { host: "old.korvela-account.shop", until: NOW - HOUR, source: "import" },
    { host: "older.korvela-account.shop" },
  ],
  markedHosts: ["login.korvela-account.shop"],
  excludedDomains: ["korvela-intern.com"],
};

/** More sites than are shown at once. */
const MANY: Settings = {
  ...DEFAULTS,
  exceptions: Array.from({ length: 120 }, (_, n) => ({
    host: `shop-${String(n)}.korvela-account.shop`,
    source: "import" as const,
  })),
};

const IMPORTED: Partial<Settings> = {
  ...BUSY,
  resolvers: DEFAULTS.resolvers.toReversed(),
  exceptions: MANY.exceptions.slice(0, 14),
};

function preview(
  wanted: Partial<Settings>,
  more: { readonly file?: string; readonly locked?: boolean; readonly unknown?: readonly string[] },
): OptionsState["transfer"] {
  const { file, unknown = [] } = more;
  const all = changesBetween({ ...DEFAULTS, exceptions: BUSY.exceptions }, wanted);
  const locked = more.locked === true ? (["strict", "proxy"] as const) : [];
  return {
    ...{ state: "preview", file, unknown, locked },
    next: wanted,
    changes: all.filter(({ key }) => !locked.some((one) => one === key)),
  };
}

/** Every state of the options page, by name. */
export const OPTIONS_CASES: Readonly<Record<string, OptionsState>> = {
  loading: FIRST,
  default: SETTLED,
  "not-set-up": { ...SETTLED, settings: DEFAULT_SETTINGS },
  lost: {
    ...SETTLED,
    settings: { ...DEFAULTS, setUp: false },
    trouble: { restored: [], lost: ["resolvers", "excludedDomains"], newer: false },
    kept: { odd: 2, clear: 31, characters: 14_200, trouble: "full" },
  },
  restored: {
    ...SETTLED,
    trouble: { restored: ["resolvers"], lost: ["theme"], newer: true },
    kept: { odd: 2, clear: 31, characters: 14_200, trouble: "damaged" },
  },
  busy: {
    ...SETTLED,
    settings: BUSY,
    save: { state: "saved" },
    undo: { from: { exceptions: [] }, to: { exceptions: [] } },
    forget: "asked",
    kept: { odd: 1, clear: 1, characters: 2400, trouble: undefined },
    draft: "http://dns.example.net/dns-query",
    draftProblem: "not-https",
    wrongNumbers: { keepDays: "91" },
    lists: {
      ...FIRST.lists,
      exceptions: {
        name: "not a site",
        problem: "no-site",
        lasting: HOUR,
        search: "",
      },
      excludedDomains: {
        name: "korvela-intern.com",
        problem: "twice",
        lasting: undefined,
        search: "",
      },
    },
  },
  european: {
    ...SETTLED,
    strictMeans: "request",
    settings: { ...DEFAULTS, resolvers: RESOLVER_SETS.eu.map(({ url }) => url) },
  },
  tested: {
    ...SETTLED,
    tests: {
      [ONE]: { state: "done", result: { outcome: "works", tookMs: 34 } },
      [TWO]: { state: "done", result: { outcome: "failed", kind: "timeout" } },
      [THREE]: { state: "done", result: { outcome: "wrong", tookMs: 12 } },
    },
  },
  testing: {
    ...SETTLED,
    draft: "https://doh.example-company.com/dns-query",
    tests: {
      [ONE]: { state: "running" },
      "https://doh.example-company.com/dns-query": { state: "broken" },
    },
  },
  locked: {
    ...SETTLED,
    settings: { ...BUSY, enabled: true, organisationName: "Korvela Insurance" },
    locked: new Set(PERSONAL_KEYS.filter((key) => specOf(key).lockable)),
  },
  "partly-locked": { ...SETTLED, locked: new Set(["strict", "resolvers", "exceptions"]) },
  compared: {
    ...SETTLED,
    kept: { odd: 112, clear: 2408, characters: 1_402_113, trouble: undefined },
    check: {
      sites: [
        {
          host: "secure-login.korvela-account.shop",
          levels: { careful: "flux", balanced: "flux", relaxed: "flux" },
        },
        {
          host: "news.korvela-account.shop",
          levels: { careful: "flux", balanced: "suspicious", relaxed: "watch" },
        },
        {
          host: "xn--bcher-kva.de",
          levels: { careful: "suspicious", balanced: "watch", relaxed: "clear" },
        },
      ],
      unread: 12,
    },
  },
  agreed: {
    ...SETTLED,
    kept: "private",
    check: {
      sites: [
        {
          host: "secure-login.korvela-account.shop",
          levels: { careful: "flux", balanced: "flux", relaxed: "flux" },
        },
      ],
      unread: 0,
    },
  },
  many: {
    ...SETTLED,
    settings: MANY,
    lists: { ...FIRST.lists, exceptions: { ...FIRST.lists.exceptions, search: "shop-1" } },
  },
  long: { ...SETTLED, settings: MANY },
  previewed: {
    ...SETTLED,
    transfer: preview(IMPORTED, {
      ...{ file: "fluxward-settings-2026-11-26.json", locked: true },
      unknown: ["colour", "\u202etxt.exe"],
    }),
  },
  reset: { ...SETTLED, transfer: preview(DEFAULTS, {}) },
  same: { ...SETTLED, transfer: preview({}, { file: "mine.json" }) },
  refused: {
    ...SETTLED,
    transfer: {
      state: "refused",
      file: "settings.json",
      faults: [
        ...([0, 1, 2, 3, 4, 5, 6, 7] as const).map((n) => ({
          kind: "setting" as const,
          problem: { field: "exceptions" as const, path: [n, "host"], kind: "site" as const },
          place: { line: 14 + n, column: 7 },
        })),
        { kind: "newer", version: 99 },
      ],
    },
  },
  "not-json": {
    ...SETTLED,
    transfer: {
      state: "refused",
      file: "holiday.jpg",
      faults: [{ kind: "not-json", place: { line: 1, column: 1 } }],
    },
  },
  unreadable: {
    ...SETTLED,
    transfer: {
      state: "refused",
      file: "gone.json",
      faults: { unreadable: "A requested file or directory could not be found." },
    },
  },
  ...policyCases(SETTLED),
  "erase-asked": { ...SETTLED, erase: "asked" },
  erased: { ...SETTLED, save: { state: "erased" } },
  forgotten: { ...SETTLED, save: { state: "forgotten" } },
  "not-saved": {
    ...SETTLED,
    save: { state: "failed", what: "options_not_saved", fault: { kind: "not-written" } },
  },
};
