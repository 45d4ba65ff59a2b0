import type { DeclarativeNetRequest } from "webextension-polyfill";
import { createAttachmentFilter } from "./attachment-filter.ts";
import type { NetRuleBody } from "./net-rules.ts";
import { TELLS_ROUTE } from "./route.ts";
import { sessionRules } from "./rule-sets.ts";

/** What a page may not do while it is guarded: script can send what was typed without any gesture. */
export type SendRules = {
  /** Stops requests with a body, and attachments, of one tab. */
  readonly stop: (tabId: number) => Promise<void>;
  readonly allow: (tabId: number) => Promise<void>;
  /** Lifts the rules of all tabs but these. */
  readonly keep: (tabIds: ReadonlySet<number>) => Promise<void>;
};

/** Over rules that let a host's pages through, under nothing: sending is stopped whatever else holds. */
const PRIORITY = 1_000;

type Condition = DeclarativeNetRequest.RuleConditionType;

/** Everything that a page, its frames and its workers send from; Firefox has a type of its own for beacons. */
const SENDERS = [
  ...["main_frame", "sub_frame", "xmlhttprequest", "ping", "other"],
  ...(TELLS_ROUTE ? ["beacon"] : []),
];

export function createSendRules(): SendRules {
  const attachments = createAttachmentFilter();
  return {
    stop: async (tabId) => {
      attachments.watch(tabId);
      const known = await sessionRules.list("guard");
      if (known.some((rule) => isFor(rule, tabId))) return;
      await sessionRules.change("guard", {
        remove: (rule) => isFor(rule, tabId),
        add: rulesFor(tabId),
      });
    },
    allow: async (tabId) => {
      attachments.forget(tabId);
      await sessionRules.change("guard", { remove: (rule) => isFor(rule, tabId) });
    },
    keep: async (tabIds) => {
      attachments.only(tabIds);
      await sessionRules.change("guard", {
        remove: ({ condition }) => !(condition.tabIds ?? []).some((tabId) => tabIds.has(tabId)),
      });
    },
  };
}

function isFor({ condition }: { readonly condition: Condition }, tabId: number): boolean {
  return condition.tabIds?.includes(tabId) === true;
}

function rulesFor(tabId: number): readonly NetRuleBody[] {
  const block = (condition: Condition): NetRuleBody => ({
    priority: PRIORITY,
    action: { type: "block" },
    condition: { ...condition, tabIds: [tabId] },
  });
  const withBody = block({
    requestMethods: ["post", "put", "patch", "delete"],
    resourceTypes: SENDERS as NonNullable<Condition["resourceTypes"]>,
  });
  if (!KNOWS_HEADERS) return [withBody];
  const attachment: Condition & { readonly responseHeaders: readonly object[] } = {
    resourceTypes: ["main_frame", "sub_frame", "other"],
    responseHeaders: [{ header: "content-disposition", values: ["attachment*"] }],
  };
  return [withBody, block(attachment)];
}

/** Chromium 128 looks at the answer's headers; an older one would ignore that and stop every page. */
const KNOWS_HEADERS = Number(/Chrome\/(\d+)/.exec(navigator.userAgent)?.[1] ?? 0) >= 128;
