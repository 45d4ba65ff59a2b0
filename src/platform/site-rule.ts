import { parseHost, type Host } from "../detection/host.ts";
import type { NetRule, NetRuleBody } from "./net-rules.ts";

/*
 * Rules for one exact host. Written as a pattern of the whole address, since the other conditions that
 * browsers offer match names below a host too, or parts of an address that a site chooses itself: what
 * comes before "@" is no host, and a final dot makes no other one.
 */
const BEFORE = String.raw`^https?://(?:[^/@]*@)?`;
const AFTER = String.raw`\.?(?::[0-9]+)?/.*`;

/** Higher wins; of equal ones "allow" does. What a held tab itself sends is under no other rule. */
export const PRIORITY = {
  ...{ check: 1, seen: 2, warn: 10, siteSends: 15, letThrough: 20, block: 30 },
  tabSends: 1_000,
} as const;

/** Sends a host's pages, whoever asks for them, to a page of ours; it finds the address after its "#". */
export function warnRule(host: Host, page: string, tabIds?: readonly number[]): NetRuleBody {
  return {
    priority: PRIORITY.warn,
    action: { type: "redirect", redirect: { regexSubstitution: `${page}#\\0` } },
    condition: condition(host, tabIds),
  };
}

/** Lets tabs through to a host, whatever the other rules say. */
export function letThroughRule(host: Host, tabIds: readonly number[]): NetRuleBody {
  return {
    priority: PRIORITY.letThrough,
    action: { type: "allow" },
    condition: condition(host, tabIds),
  };
}

/** Stops what a host's own pages and workers ask of it: browsers look for newer versions of its service worker by themselves. */
export function quietRule(host: Host, tabIds?: readonly number[]): NetRuleBody {
  return {
    priority: PRIORITY.warn,
    action: { type: "block" },
    // Workers run on https alone.
    condition: { urlFilter: `|https://${withoutDot(host)}^`, ...ownCondition(host, tabIds) },
  };
}

/** Lets the host's own pages in tabs, and its workers, ask and send as they like, whatever holds other tabs. */
export function letAskRule(host: Host, tabIds: readonly number[]): NetRuleBody {
  return {
    priority: PRIORITY.letThrough,
    action: { type: "allow" },
    condition: ownCondition(host, tabIds),
  };
}

/**
 * What pages and workers of a host ask for, other than pages. Workers that pages share are in no tab, and neither is
 * what a page that was just closed still sends: `tabIds` has them with it.
 */
export function ownCondition(host: Host, tabIds?: readonly number[]): NetRule["condition"] {
  return {
    initiatorDomains: [withoutDot(host)],
    ...(tabIds === undefined ? {} : { tabIds: [...tabIds, NO_TAB] }),
  };
}

/** Where browsers say that something happens which is in no tab (`tabs.TAB_ID_NONE`). */
const NO_TAB = -1;

function withoutDot(host: string): string {
  return host.replace(/\.$/, "");
}

/** Sends pages of all public hosts that no other rule speaks of to a page of ours, where that breaks nothing. */
export function checkRule(page: string): NetRuleBody {
  return {
    priority: PRIORITY.check,
    action: { type: "redirect", redirect: { regexSubstitution: `${page}#\\0` } },
    condition: {
      // Names of at least two labels, the last of which is none of an address.
      regexFilter: `${BEFORE}(?:[a-z0-9_-]+\\.)+[a-z][a-z0-9-]*${AFTER}`,
      isUrlFilterCaseSensitive: false,
      resourceTypes: ["main_frame"],
      // What a form sends cannot be asked for again.
      requestMethods: ["get"],
    },
  };
}

/** Sends pages of whole domains to a page of ours, but for domains within them that are let through. */
export function blockRule(
  page: string,
  domains: readonly string[],
  butNot: readonly string[],
): NetRuleBody {
  const within = butNot.filter((one) => domains.some((domain) => one.endsWith(`.${domain}`)));
  return {
    priority: PRIORITY.block,
    action: { type: "redirect", redirect: { regexSubstitution: `${page}#\\0` } },
    condition: {
      regexFilter: "^https?://.*",
      isUrlFilterCaseSensitive: false,
      resourceTypes: ["main_frame"],
      requestDomains: [...domains],
      ...(within.length === 0 ? {} : { excludedRequestDomains: within }),
    },
  };
}

/** Whether two such rules speak of the same domains. What a rule does not say is null where Firefox gives the rule back. */
export function hasSameDomains(a: NetRule["condition"], b: NetRule["condition"]): boolean {
  const text = ({ requestDomains, excludedRequestDomains }: NetRule["condition"]): string =>
    JSON.stringify([requestDomains ?? [], excludedRequestDomains ?? []]);
  return text(a) === text(b);
}

/** Leaves a host's pages to the rules that warn. */
export function seenRule(host: string, tabIds?: readonly number[]): NetRuleBody {
  return { priority: PRIORITY.seen, action: { type: "allow" }, condition: condition(host, tabIds) };
}

function condition(host: string, tabIds: readonly number[] | undefined): NetRule["condition"] {
  return {
    regexFilter: BEFORE + withoutDot(host).replace(/[^a-z0-9_-]/gi, "\\$&") + AFTER,
    isUrlFilterCaseSensitive: false,
    resourceTypes: ["main_frame"],
    ...(tabIds === undefined ? {} : { tabIds: [...tabIds] }),
  };
}

/** The host that such a rule is about; undefined where it is no rule of this kind. */
export function hostOfRule({ condition }: NetRule): Host | undefined {
  const parsed = parseHost(nameIn(condition));
  return parsed.ok ? parsed.host : undefined;
}

/** What a rule does not say is null where Firefox gives the rule back. */
function nameIn({ regexFilter, initiatorDomains }: NetRule["condition"]): string {
  if (typeof regexFilter !== "string") return initiatorDomains?.[0] ?? "";
  if (!regexFilter.startsWith(BEFORE) || !regexFilter.endsWith(AFTER)) return "";
  return regexFilter.slice(BEFORE.length, -AFTER.length).replaceAll(String.raw`\.`, ".");
}
