import type { Sensitivity } from "../detection/verdict.ts";
import type { ProxyRule, Theme } from "./settings-model.ts";
import type { Language } from "../ui/languages.ts";

/** What is done about a site that is odd: from the icon alone to a warning page that nobody gets past. */
export const ACTIONS = ["badge", "guard", "warning", "block"] as const;

export type Action = (typeof ACTIONS)[number];

/** Sets of resolvers to choose by name; `RESOLVER_SETS` has their addresses. */
export const RESOLVER_PRESETS = ["standard", "eu", "single"] as const;

export const REPORT_FORMATS = ["otlp", "ocsf"] as const;

/** From which level on a site is reported. */
export const REPORT_LEVELS = ["watch", "suspicious", "flux"] as const;

/** How a site is named in a report: in full, by its registrable domain, or by a keyed hash of its name. */
export const REDACTIONS = ["host", "domain", "hmac"] as const;

/** All that an organisation can set, by the names that administrators write. Every value was checked. */
export type PolicyValues = {
  readonly enabled: boolean;
  /** No setting can be changed by the person, but for the lists of sites that are let through or marked. */
  readonly lockSettings: boolean;
  readonly lockedKeys: readonly string[];
  /** In their one form, as `parseResolverUrl` gives it. */
  readonly resolvers: readonly string[];
  readonly resolverPreset: (typeof RESOLVER_PRESETS)[number];
  /** Lower case, A-labels; each with everything below it. They may be internal names or whole suffixes. */
  readonly excludedDomains: readonly string[];
  readonly allowDomains: readonly string[];
  readonly blockDomains: readonly string[];
  readonly sensitivity: Sensitivity;
  readonly action: Action;
  readonly allowProceed: boolean;
  readonly strict: boolean;
  readonly guard: boolean;
  readonly askAbroad: boolean;
  readonly proxy: ProxyRule;
  readonly privateWindows: boolean;
  /** A site that nothing could be found out about is held like a suspicious one. */
  readonly failClosed: boolean;
  readonly organisationName: string;
  readonly supportUrl: string;
  readonly supportText: string;
  /** The organisation has answered the first-run page for the person. */
  readonly consentGiven: boolean;
  readonly disableOnboarding: boolean;
  readonly maxQueriesPerMinute: number;
  readonly keepDays: number;
  readonly language: "auto" | Language;
  readonly theme: Theme;
  readonly reportEndpoint: string;
  readonly reportFormat: (typeof REPORT_FORMATS)[number];
  /** Each as "Name: value"; the values may be secrets. */
  readonly reportHeaders: readonly string[];
  readonly reportMinimumLevel: (typeof REPORT_LEVELS)[number];
  readonly reportRedaction: (typeof REDACTIONS)[number];
  /** A secret. */
  readonly reportRedactionKey: string;
  /** Hours; 0: none is sent. */
  readonly reportHeartbeatHours: number;
  /** Days; 0: nothing is kept. */
  readonly auditDays: number;
  readonly deviceLabel: string;
};

export type PolicyKey = keyof PolicyValues;

/** What an organisation has set, as far as it could be read. */
export type Policy = {
  readonly values: Partial<PolicyValues>;
  readonly problems: readonly PolicyProblem[];
};

export const NO_POLICY: Policy = { values: {}, problems: [] };

/** What can be wrong with a value of a policy. */
export type PolicyProblemKind =
  | "switch"
  | "choice"
  | "number"
  | "list"
  | "text"
  | "too-long"
  | "too-many"
  | "resolver"
  | "domain"
  | "private-domain"
  | "setting"
  | "not-lockable"
  | "header"
  | "support-url"
  | "endpoint"
  | "redaction-key"
  | "unknown"
  | "no-object"
  | "no-resolver"
  | "no-redaction";

export type PolicyProblem = {
  /** As it was written; cut short where it is no key of ours. Empty: the policy as a whole. */
  readonly key: string;
  /** Which item of a list, from 0; undefined: the whole value. */
  readonly index: number | undefined;
  readonly kind: PolicyProblemKind;
  /** In English, going on from the key: "must be true or false". */
  readonly reason: string;
  /** The value, shortened, without secrets; empty where it says nothing. */
  readonly shown: string;
};
