import type { Sensitivity } from "../detection/verdict.ts";
import type { Language } from "../ui/languages.ts";

/** Where a person can let a site through. */
export const SOURCES = ["warning", "popup", "settings", "import"] as const;

export type Source = (typeof SOURCES)[number];

/** A site the person lets through; `until` in ms since the epoch, undefined: for good. */
export type Exception = {
  readonly host: string;
  readonly until?: number | undefined;
  /** Where that was chosen; undefined: nobody knows any more. */
  readonly source?: Source | undefined;
};

/**
 * What is done about proxies and VPNs: pages that are known to come through one are not asked about (`auto`), all pages are
 * taken to (`assume`: nothing is asked), or none (`ignore`).
 */
export type ProxyRule = "auto" | "assume" | "ignore";

export const THEMES = ["auto", "light", "dark"] as const;

export type Theme = (typeof THEMES)[number];

/** The one settings document. */
export type Settings = {
  readonly enabled: boolean;
  /** Whether the first-run page was answered: until then nobody is asked about anything. */
  readonly setUp: boolean;
  readonly sensitivity: Sensitivity;
  /** Holds secrets, forms and downloads on suspicious sites. */
  readonly guard: boolean;
  /** Takes a first look at a site that was never seen before its page is opened. */
  readonly strict: boolean;
  /** DoH endpoints, in the order they are preferred. */
  readonly resolvers: readonly string[];
  /** Asks about odd hosts with example subnets of other parts of the world too. */
  readonly askAbroad: boolean;
  readonly proxy: ProxyRule;
  /** Looks up the sites of private windows too, where the browser lets the extension run there. */
  readonly privateWindows: boolean;
  /** For how long sites are remembered at most, days; clear ones never longer than 30; 0: not at all. */
  readonly keepDays: number;
  readonly exceptions: readonly Exception[];
  /** Sites that the person wants to be warned of whatever is found. An exception that lasts wins. */
  readonly markedHosts: readonly string[];
  /** Domains that nobody is ever asked about, with everything below them. */
  readonly excludedDomains: readonly string[];
  readonly language: "auto" | Language;
  readonly theme: Theme;
  /** Who helps a person that was warned, all plain text; an `https:` or `mailto:` address. Empty: nobody. */
  readonly organisationName: string;
  readonly supportText: string;
  readonly supportUrl: string;
};

export type SettingKey = keyof Settings;
