import * as v from "valibot";
import { DEFAULT_RESOLVERS } from "../dns/resolvers.ts";
import { parseResolverUrl } from "../dns/resolver-url.ts";
import { parseHost } from "../detection/host.ts";
import type { Sensitivity } from "../detection/verdict.ts";
import { createQueue, type Area } from "./area.ts";
import { isSupportUrl } from "./support-url.ts";
import { migrateSettings, SETTINGS_VERSION } from "./settings-migrations.ts";

/** Where a person can let a site through. */
export const SOURCES = ["warning", "popup", "settings", "import"] as const;

export type Source = (typeof SOURCES)[number];

/** A site the person lets through; `until` in ms since the epoch, undefined: for good. */
export type Exception = {
  readonly host: string;
  readonly until?: number | undefined;
  /** Where that was chosen; undefined: before this was kept. */
  readonly source?: Source | undefined;
};

/**
 * What is done about proxies and VPNs: pages that are known to come through one are not asked about (`auto`), all pages are
 * taken to (`assume`: nothing is asked), or none (`ignore`).
 */
export type ProxyRule = "auto" | "assume" | "ignore";

/** The one settings document. */
export type Settings = {
  readonly enabled: boolean;
  /** Whether the first-run page was answered: until then nobody is asked about anything. */
  readonly setUp: boolean;
  /** DoH endpoints, in the order they are preferred; 1 to 8 URLs. */
  readonly resolvers: readonly string[];
  readonly sensitivity: Sensitivity;
  /** Asks about odd hosts with example subnets of other parts of the world too. */
  readonly askAbroad: boolean;
  readonly proxy: ProxyRule;
  /** Takes a first look at a site that was never seen before its page is opened. */
  readonly strict: boolean;
  /** At most 1,000. */
  readonly exceptions: readonly Exception[];
  /** Sites that the person wants to be warned of whatever is found; at most 1,000. An exception that lasts wins. */
  readonly markedHosts: readonly string[];
  /** Domains that nobody is ever asked about, with everything below them; at most 1,000. */
  readonly excludedDomains: readonly string[];
  /** Who helps a person that was warned, all plain text: at most 80 characters; 200; an `https:` or `mailto:` address. Empty: nobody. */
  readonly organisationName: string;
  readonly supportText: string;
  readonly supportUrl: string;
};

export const DEFAULT_SETTINGS: Settings = {
  enabled: true,
  // The first-run page takes it back when Fluxward is installed.
  setUp: true,
  resolvers: DEFAULT_RESOLVERS.map(({ url }) => url),
  sensitivity: "balanced",
  askAbroad: false,
  proxy: "auto",
  strict: false,
  exceptions: [],
  markedHosts: [],
  excludedDomains: [],
  organisationName: "",
  supportText: "",
  supportUrl: "",
};

/** One schema a field, so that a damaged field costs only itself. */
const FIELDS = {
  enabled: v.boolean("must be on or off"),
  setUp: v.boolean("must be on or off"),
  resolvers: v.pipe(
    v.array(v.string("must be a web address"), "must be a list of web addresses"),
    v.minLength(1, "needs at least one address"),
    v.maxLength(8, "can hold at most 8 addresses"),
    v.checkItems((url) => parseResolverUrl(url).ok, "holds an address that cannot be used"),
  ),
  askAbroad: v.boolean("must be on or off"),
  sensitivity: v.picklist(
    ["careful", "balanced", "relaxed"],
    "must be careful, balanced or relaxed",
  ),
  strict: v.boolean("must be on or off"),
  proxy: v.picklist(["auto", "assume", "ignore"], "must be auto, assume or ignore"),
  exceptions: v.pipe(
    v.array(
      v.object({
        host: v.pipe(
          v.string(),
          v.check((host) => parseHost(host).ok, "is not a site's name"),
        ),
        until: v.optional(v.pipe(v.number(), v.minValue(0))),
        // A word of a later release costs no exception.
        source: v.fallback(v.optional(v.picklist(SOURCES)), undefined),
      }),
      "must be a list of sites",
    ),
    v.maxLength(1000, "can hold at most 1,000 sites"),
  ),
  markedHosts: hostNames("sites"),
  excludedDomains: hostNames("domains"),
  organisationName: text(80),
  supportText: text(200),
  supportUrl: v.pipe(
    v.string("must be an address"),
    v.check(
      (url) => url === "" || isSupportUrl(url),
      "must be an https: address or a mailto: address",
    ),
  ),
} as const;

function hostNames(what: "sites" | "domains") {
  return v.pipe(
    v.array(v.string("must be a name"), `must be a list of ${what}`),
    v.maxLength(1000, `can hold at most 1,000 ${what}`),
    v.checkItems((name) => isHostName(name), "holds something that is not the name of one"),
  );
}

function text(longest: number) {
  return v.pipe(
    v.string("must be text"),
    v.maxLength(longest, `can have at most ${String(longest)} characters`),
  );
}

/** In the form in which hosts are compared. */
function isHostName(text: string): boolean {
  const parsed = parseHost(text);
  return parsed.ok && parsed.host === text;
}

/** What was wrong with a stored or given document, for people: field and reason. */
export type SettingsProblem = { readonly field: string; readonly reason: string };

export type ReadSettings = {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
};

/** Reads any JSON into whole settings: each field that has the right shape, else its default. */
export function parseSettings(document: unknown): ReadSettings {
  if (document === undefined) return { settings: DEFAULT_SETTINGS, problems: [] };
  const raw = migrateSettings(document);
  if (raw === undefined) {
    const reason = "is not a settings document; the defaults are in force";
    return { settings: DEFAULT_SETTINGS, problems: [{ field: "settings", reason }] };
  }
  const problems: SettingsProblem[] = [];
  const field = <K extends keyof typeof FIELDS>(name: K): Settings[K] => {
    if (!Object.hasOwn(raw, name)) return DEFAULT_SETTINGS[name];
    const result = v.safeParse(FIELDS[name], raw[name], { abortEarly: true });
    if (result.success) return result.output as Settings[K];
    problems.push({ field: name, reason: result.issues[0].message });
    return DEFAULT_SETTINGS[name];
  };
  const settings = {
    enabled: field("enabled"),
    setUp: field("setUp"),
    resolvers: field("resolvers"),
    sensitivity: field("sensitivity"),
    askAbroad: field("askAbroad"),
    proxy: field("proxy"),
    strict: field("strict"),
    exceptions: field("exceptions"),
    markedHosts: field("markedHosts"),
    excludedDomains: field("excludedDomains"),
    organisationName: field("organisationName"),
    supportText: field("supportText"),
    supportUrl: field("supportUrl"),
  };
  return { settings, problems };
}

/** Under which the settings document is kept. */
export const SETTINGS_KEY = "settings";
/** Where a document that could not be read whole is put aside, so that nothing is lost. */
const DAMAGED_KEY = "settings.damaged";

export type SettingsStore = {
  readonly read: () => Promise<ReadSettings>;
  /** Applies a change to what is stored; throws an Error for people, and writes nothing, when it is not valid. */
  readonly update: (change: (settings: Settings) => Partial<Settings>) => Promise<Settings>;
};

/** The settings document in a storage area: one key, one write, so that no change can be half done. */
export function createSettingsStore(area: Area): SettingsStore {
  const queue = createQueue();
  const read = async (): Promise<ReadSettings> =>
    parseSettings((await area.get([SETTINGS_KEY]))[SETTINGS_KEY]);
  return {
    read,
    update: (change) =>
      queue(async () => {
        const stored = (await area.get([SETTINGS_KEY]))[SETTINGS_KEY];
        const { settings, problems } = parseSettings(stored);
        const next = checkSettings({ ...settings, ...change(settings) });
        const aside = problems.length > 0 ? { [DAMAGED_KEY]: stored } : {};
        await area.set({ ...aside, [SETTINGS_KEY]: { version: SETTINGS_VERSION, ...next } });
        return next;
      }),
  };
}

function checkSettings(candidate: Settings): Settings {
  const { settings, problems } = parseSettings({ version: SETTINGS_VERSION, ...candidate });
  const [problem] = problems;
  if (problem !== undefined) {
    throw new Error(`Nothing was saved: "${problem.field}" ${problem.reason}.`);
  }
  return settings;
}
