import * as v from "valibot";
import { parseHost } from "../detection/host.ts";
import { parseResolverUrl } from "../dns/resolver-url.ts";
import { MOST_SITES } from "../storage/odd-sites.ts";
import { REMOVED_SITES } from "../storage/removed-sites.ts";
import { HELD_KINDS, TAMPERINGS } from "./guard.ts";
import { CHECKING_PAGE, HISTORY_PAGE, OPTIONS_PAGE, POPUP_PAGE, WARNING_PAGE } from "./pages.ts";
import { MOST_JUDGED } from "./findings.ts";
import { Refused } from "./refusal.ts";
import { SCOPES, type Answer, type Args, type Method, type Reply } from "./protocol.ts";

/** Who sent a message, as the browser vouches for it. */
export type Sender = {
  /** Which of our own pages it is, by its path in the package; undefined for a content script. */
  readonly page: string | undefined;
  readonly tabId: number | undefined;
  readonly topFrame: boolean;
};

export type Handlers = {
  readonly [M in Method]: (args: Args<M>, sender: Sender) => Promise<Answer<M>>;
};

type Tier = "content" | "page" | "popup" | "warning" | "checking" | "options" | "history";

const tabArgs = v.strictObject({ tabId: v.pipe(v.number(), v.integer(), v.minValue(0)) });
const blockId = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));
const blockArgs = v.strictObject({ blockId });
const proceedArgs = v.strictObject({ blockId, scope: v.picklist(SCOPES) });
/** Longest address (UTF-16 units) that a page may claim: browsers show none that is longer. */
const MOST_TARGET = 2 ** 21;
const target = v.pipe(v.string(), v.maxLength(MOST_TARGET), v.regex(/^https?:\/\//i));
const targetArgs = v.strictObject({ target });
const checkArgs = v.strictObject({ target, hasOpener: v.boolean() });
const resolverArgs = v.strictObject({
  url: v.pipe(
    v.string(),
    v.check((url) => {
      const parsed = parseResolverUrl(url);
      return parsed.ok && parsed.url === url;
    }),
  ),
});
/** In the form in which hosts are compared. */
const host = v.pipe(
  v.string(),
  v.maxLength(253),
  v.check((name) => {
    const parsed = parseHost(name);
    return parsed.ok && parsed.host === name;
  }),
);
const hostArgs = v.strictObject({ host });
const judgeArgs = v.strictObject({ hosts: v.pipe(v.array(host), v.maxLength(MOST_JUDGED)) });
const deleteArgs = v.strictObject({ hosts: v.pipe(v.array(host), v.maxLength(MOST_SITES)) });
const siteArgs = v.strictObject({ ...tabArgs.entries, host });
const trustArgs = v.strictObject({ ...siteArgs.entries, scope: v.picklist(SCOPES) });
const markArgs = v.strictObject({ ...siteArgs.entries, marked: v.boolean() });
/** As `URL` writes a host, be it one that may be asked about or not: which it is, the answer says. */
const typedHost = v.pipe(v.string(), v.maxLength(253), v.regex(/^[!-.0-~]+$/));
const inquiryArgs = v.strictObject({
  ...tabArgs.entries,
  host: typedHost,
  again: v.boolean(),
});

/** What each message must carry, and who may send it: content scripts run beside hostile pages. */
const RULES: Readonly<Record<Method, { readonly tier: Tier; readonly args: v.GenericSchema }>> = {
  getReport: { tier: "page", args: tabArgs },
  checkAgain: { tier: "page", args: tabArgs },
  getSurroundings: { tier: "page", args: tabArgs },
  trust: { tier: "popup", args: trustArgs },
  distrust: { tier: "popup", args: siteArgs },
  mark: { tier: "popup", args: markArgs },
  checkHost: { tier: "popup", args: inquiryArgs },
  getReplay: { tier: "page", args: hostArgs },
  checkFirst: { tier: "checking", args: checkArgs },
  claimBlock: { tier: "warning", args: targetArgs },
  getBlock: { tier: "warning", args: blockArgs },
  proceed: { tier: "warning", args: proceedArgs },
  leave: { tier: "warning", args: blockArgs },
  testResolver: { tier: "page", args: resolverArgs },
  getSettings: { tier: "page", args: v.strictObject({}) },
  getPolicy: { tier: "options", args: v.strictObject({}) },
  forgetSites: { tier: "page", args: v.strictObject({}) },
  deleteEverything: { tier: "options", args: v.strictObject({}) },
  measureKept: { tier: "page", args: v.strictObject({}) },
  checkSensitivities: { tier: "page", args: v.strictObject({}) },
  listPastSites: { tier: "history", args: v.strictObject({}) },
  judgePastSites: { tier: "history", args: judgeArgs },
  getPastSite: { tier: "history", args: hostArgs },
  deletePastSites: { tier: "history", args: deleteArgs },
  restorePastSites: { tier: "history", args: v.strictObject({ removed: REMOVED_SITES }) },
  // The settings' own schema judges the fields; here only that it is an object.
  saveSettings: {
    tier: "page",
    args: v.strictObject({
      settings: v.record(v.string(), v.unknown()),
      base: v.optional(v.record(v.string(), v.unknown())),
    }),
  },
  getEventsStatus: { tier: "options", args: v.strictObject({}) },
  sendTestEvent: { tier: "options", args: v.strictObject({}) },
  exportEvents: { tier: "options", args: v.strictObject({}) },
  guardLeave: { tier: "content", args: hostArgs },
  guardMore: { tier: "content", args: hostArgs },
  guardAttempt: {
    tier: "content",
    args: v.strictObject({ ...hostArgs.entries, kind: v.picklist(HELD_KINDS) }),
  },
  guardTampered: {
    tier: "content",
    args: v.strictObject({ ...hostArgs.entries, how: v.picklist(TAMPERINGS) }),
  },
  guardResume: { tier: "content", args: hostArgs },
};

const envelope = v.object({ method: v.string(), args: v.unknown() });

/**
 * Answers a message; undefined where it is no message of ours, so that others may answer it. A
 * message that is wrong, or from the wrong sender, is refused with a reason, never thrown.
 */
export function route(
  handlers: Handlers,
  message: unknown,
  sender: Sender,
): Promise<Reply> | undefined {
  const parsed = v.safeParse(envelope, message);
  if (!parsed.success) return undefined;
  const { method, args } = parsed.output;
  if (!isMethod(method)) return refuse(`There is no message "${method.slice(0, 40)}".`);
  const rule = RULES[method];
  if (!mayCall(rule.tier, sender)) return refuse(`"${method}" may not be sent from here.`);
  if (!v.is(rule.args, args)) return refuse(`"${method}" was sent with wrong arguments.`);
  // The rule has just checked what the type of this method's arguments says.
  const handler = handlers[method] as (args: unknown, sender: Sender) => Promise<unknown>;
  return handler(args, sender).then(
    (value): Reply => ({ ok: true, value }),
    (error: unknown): Reply => ({
      ok: false,
      error: error instanceof Error ? error.message : String(error),
      ...(error instanceof Refused && { refusal: error.refusal }),
    }),
  );
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(RULES, method);
}

function mayCall(tier: Tier, { page, topFrame }: Sender): boolean {
  if (tier === "content") return page === undefined;
  if (tier === "page") return page !== undefined;
  if (tier === "popup") return page === POPUP_PAGE && topFrame;
  if (tier === "options") return page === OPTIONS_PAGE && topFrame;
  if (tier === "history") return page === HISTORY_PAGE && topFrame;
  if (tier === "checking") return page === CHECKING_PAGE && topFrame;
  return page === WARNING_PAGE && topFrame;
}

function refuse(error: string): Promise<Reply> {
  return Promise.resolve({ ok: false, error });
}
