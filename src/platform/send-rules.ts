import type { DeclarativeNetRequest } from "webextension-polyfill";
import type { Host } from "../detection/host.ts";
import type { AttachmentFilter } from "./attachment-filter.ts";
import type { NetRule, NetRuleBody, NetRules } from "./net-rules.ts";
import { hostOfRule, ownCondition, PRIORITY } from "./site-rule.ts";

/** What a page may not do while it is guarded: script can send what was typed without any gesture. */
export type SendRules = {
  /** Stops requests with a body, and attachments, of one tab, and what workers of its host send. */
  readonly stop: (tabId: number, host: Host) => Promise<void>;
  readonly allow: (tabId: number) => Promise<void>;
  /** The tab is closed, or at another site: what the page that it left still sends is stopped for a while. */
  readonly leave: (tabId: number) => Promise<void>;
  /** Lifts what is still stopped of pages of a host that were left. */
  readonly allowLeft: (host: Host) => Promise<void>;
  /** Lifts the rules of all tabs but these. */
  readonly keep: (tabIds: ReadonlySet<number>) => Promise<void>;
};

/**
 * How long (ms) a page that was left is watched: it hears that it goes after its tab has gone, and its workers run
 * until its process ends. Browsers give it a second at most.
 */
const LEAVING_MS = 5_000;
/** Of so many tabs at once; the one that left first is watched no longer then. */
const MOST_LEAVING = 100;

type Condition = DeclarativeNetRequest.RuleConditionType;

export type SendRulesPorts = {
  /** Rules that end with the browser. */
  readonly rules: NetRules;
  readonly attachments: Pick<AttachmentFilter, "watch" | "forget" | "only">;
  /** Whether the browser has a type of its own for beacons, as Firefox has. */
  readonly hasBeacons: boolean;
  /** Whether its rules look at the headers of answers. Others ignore that condition, and would stop every page. */
  readonly knowsHeaders: boolean;
  readonly complain: (what: string, error: unknown) => void;
};

export function createSendRules(ports: SendRulesPorts): SendRules {
  const { rules, attachments, complain } = ports;
  /** Forgotten with the worker; the next one lifts the rules of all tabs that it does not hold. */
  const leaving = new Map<number, ReturnType<typeof setTimeout>>();
  const isLeft = ({ condition }: NetRule): boolean =>
    condition.tabIds?.some((tabId) => leaving.has(tabId)) === true;
  const stay = (tabId: number): void => {
    clearTimeout(leaving.get(tabId));
    leaving.delete(tabId);
  };
  const allow = async (tabId: number): Promise<void> => {
    stay(tabId);
    attachments.forget(tabId);
    await rules.change("guard", { remove: (rule) => isFor(rule, tabId) });
  };
  return {
    stop: async (tabId, host) => {
      stay(tabId);
      attachments.watch(tabId);
      const add = rulesFor(tabId, host, ports);
      const known = (await rules.list("guard")).filter((rule) => isFor(rule, tabId));
      const isSame = known.some((rule) => hostOfRule(rule) === host);
      if (isSame && known.length === add.length) return;
      await rules.change("guard", { remove: (rule) => isFor(rule, tabId), add });
    },
    allow,
    leave: async (tabId) => {
      stay(tabId);
      attachments.forget(tabId);
      leaving.set(
        tabId,
        setTimeout(() => {
          allow(tabId).catch((error: unknown) => {
            complain("what a page that was left may not send could not be lifted", error);
          });
        }, LEAVING_MS),
      );
      // Another site's page may be in the tab by now.
      await rules.change("guard", {
        remove: (rule) => isFor(rule, tabId) && hostOfRule(rule) === undefined,
      });
      const [first] = leaving.keys();
      if (leaving.size > MOST_LEAVING && first !== undefined) await allow(first);
    },
    allowLeft: async (host) => {
      await rules.change("guard", {
        remove: (rule) => isLeft(rule) && hostOfRule(rule) === host,
      });
    },
    keep: async (tabIds) => {
      attachments.only(tabIds);
      await rules.change("guard", {
        remove: (rule) =>
          !isLeft(rule) && !(rule.condition.tabIds ?? []).some((tabId) => tabIds.has(tabId)),
      });
    },
  };
}

function isFor({ condition }: { readonly condition: Condition }, tabId: number): boolean {
  return condition.tabIds?.includes(tabId) === true;
}

function rulesFor(
  tabId: number,
  host: Host,
  { hasBeacons, knowsHeaders }: SendRulesPorts,
): readonly NetRuleBody[] {
  const block = (priority: number, condition: Condition): NetRuleBody => ({
    priority,
    action: { type: "block" },
    condition,
  });
  const withBody: Condition = {
    requestMethods: ["post", "put", "patch", "delete"],
    // Everything that a page, its frames and its workers send from.
    resourceTypes: [
      ...(["main_frame", "sub_frame", "xmlhttprequest", "ping", "other"] as const),
      ...(hasBeacons ? (["beacon"] as const) : []),
    ],
  };
  const tabIds = [tabId];
  const both = [
    block(PRIORITY.tabSends, { ...withBody, tabIds }),
    // In Chromium whatever a site's service worker passes on comes from no tab.
    block(PRIORITY.siteSends, { ...withBody, ...ownCondition(host, tabIds) }),
  ];
  if (!knowsHeaders) return both;
  const attachment: Condition & { readonly responseHeaders: readonly object[] } = {
    tabIds,
    resourceTypes: ["main_frame", "sub_frame", "other"],
    responseHeaders: [{ header: "content-disposition", values: ["attachment*"] }],
  };
  return [...both, block(PRIORITY.tabSends, attachment)];
}
