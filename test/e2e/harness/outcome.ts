import type { NetRule } from "../../../src/platform/net-rules.ts";
import { hostOfRule } from "../../../src/platform/site-rule.ts";
import { POLICY_KEY } from "../../../src/storage/policy-key.ts";
import { SETTINGS_KEY } from "../../../src/storage/settings-key.ts";

type Stored = Readonly<Record<string, unknown>>;
/** As `READ_ALL` gives it. */
export type Seen = {
  readonly local: Stored;
  readonly session: Stored;
  readonly rules: readonly NetRule[];
  readonly url: string;
  readonly badge: readonly string[];
};

/** What a person and the next worker find. */
export type Outcome = Readonly<Record<string, unknown>>;

/** A function of a tab's number, for one of the extension's pages. */
export const READ_ALL = `(async (tabId) => {
  const { storage, declarativeNetRequest: rules, tabs, action } = globalThis.browser ?? chrome;
  const [local, session, dynamic, passing, tab, ...badge] = await Promise.all([
    storage.local.get(null), storage.session.get(null),
    rules.getDynamicRules(), rules.getSessionRules(),
    tabs.get(tabId), action.getBadgeText({ tabId }), action.getTitle({ tabId }),
  ]);
  return { local, session, rules: [...dynamic, ...passing], url: tab.url, badge };
})`;

/**
 * All of storage, rules and button that must be the same whether or not a worker died; not when things happened, nor how often
 * a site was looked at, nor the ids of blocks and tabs.
 */
export function outcomeOf({ local, session, rules, url, badge }: Seen, tabId: number): Outcome {
  // How often they were written is no difference: a change whose answer was lost is made once more, to no effect.
  const { revision: _, ...settings } = (local[SETTINGS_KEY] ?? {}) as Stored;
  const exceptions = (settings["exceptions"] ?? []) as readonly Stored[];
  const tab = session[`open:tab:${String(tabId)}`] as Stored | undefined;
  const names = (key: string): string[] => Object.keys(session[key] ?? {}).sort();
  return {
    address: url.replace(/[?]block=[^#]*/, ""),
    button: badge.map((text) => text.replace(/ in \d+ looks?\b/, "")),
    rules: rules.map((rule) => `${rule.action.type} ${aboutOf(rule)}`).sort(),
    settings: {
      ...settings,
      chosen: [...((settings["chosen"] ?? []) as string[])].sort(),
      exceptions: exceptions.map(({ host, until, source }) => {
        return `${String(host)} ${until === undefined ? "always" : "hour"} ${String(source)}`;
      }),
    },
    policy: local[POLICY_KEY],
    // What becomes of the first-run page is no part of this.
    disk: Object.keys(local)
      .filter((key) => !key.startsWith("first-run"))
      .sort(),
    happened: Object.entries(local).flatMap(([key, value]) => {
      if (!key.startsWith("memory.events:")) return [];
      const kinds = (value as readonly (readonly unknown[])[]).map(([, what]) => String(what));
      // Whether a page was held for a moment before it was stopped depends on when its answers came.
      const told = kinds.filter((what) => what !== "guarded" || !kinds.includes("warned"));
      return [`${key}: ${[...new Set(told)].sort().join()}`];
    }),
    tab: tab && {
      ...{ host: tab["host"], arrived: tab["arrived"], passed: tab["passed"] },
      isStopped: typeof tab["blockId"] === "string",
    },
    red: names("open:red"),
    due: names("open:due"),
    underWay: [
      ...names("open:pending"),
      ...Object.keys(session).filter((key) => /^open:(?:unfinished|guarded):/.test(key)),
    ],
  };
}

/** The host that a rule is for, or the domains. */
function aboutOf(rule: NetRule): string {
  return hostOfRule(rule) ?? (rule.condition.requestDomains ?? []).join();
}
