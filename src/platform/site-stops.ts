import type { Stops } from "../app/ports.ts";
import type { Host } from "../detection/host.ts";
import { createQueue } from "../storage/area.ts";
import type { NetRule, NetRuleBody, NetRules } from "./net-rules.ts";
import {
  blockRule,
  checkRule,
  hasSameDomains,
  hostOfRule,
  letAskRule,
  letThroughRule,
  quietRule,
  seenRule,
  warnRule,
} from "./site-rule.ts";

/** Browsers take 1,000 rules with a pattern. */
const MOST_STOPS = 900;
const MOST_SEEN = 700;

export type SiteStopsPorts = {
  readonly dynamic: NetRules;
  readonly session: NetRules;
  /** Address of the page that stopped tabs are sent to. */
  readonly page: string;
  /** Address of the page that takes a first look; undefined where the browser can wait instead. */
  readonly checkingPage: string | undefined;
  /** The open tabs of private windows, as far as this worker sees any. */
  readonly privateTabs: () => Promise<readonly number[]>;
};

/** The sites that the browser stops by rule, before anything is asked of them. */
export function createSiteStops({
  dynamic,
  session,
  page,
  checkingPage,
  privateTabs,
}: SiteStopsPorts): Stops {
  const queue = createQueue();
  // There are two rules for each host.
  const hostsOf = (rules: readonly NetRule[]): Host[] => [
    ...new Set(rules.flatMap((rule) => hostOfRule(rule) ?? [])),
  ];
  const stopRules = (host: Host, tabIds?: readonly number[]): NetRuleBody[] => [
    warnRule(host, page, tabIds),
    quietRule(host, tabIds),
  ];
  const passRules = (host: Host, tabIds: readonly number[]): NetRuleBody[] => [
    letThroughRule(host, tabIds),
    letAskRule(host, tabIds),
  ];
  const list: Stops["list"] = async (where) =>
    hostsOf(await (where === "everywhere" ? dynamic.listAll("warn") : session.list("warn")));

  /** Writes all rules for private tabs anew: they name every one of these tabs. */
  const writePrivate = async (hosts: readonly Host[], passes: readonly Host[]): Promise<void> => {
    const tabIds = await privateTabs();
    const remove = (): boolean => true;
    const open = tabIds.length > 0;
    const warn = open ? hosts.flatMap((host) => stopRules(host, tabIds)) : [];
    const pass = open ? passes.flatMap((host) => passRules(host, tabIds)) : [];
    await session.change("let-through-private", { remove, add: pass });
    await session.change("warn", { remove, add: warn });
  };

  return {
    list,
    change: (where, { add = [], remove = [] }) =>
      queue(async () => {
        const known = await list(where);
        const kept = known.filter((host) => !remove.includes(host) || add.includes(host));
        const fresh = [...new Set(add)].filter((host) => !known.includes(host));
        if (fresh.length === 0 && kept.length === known.length) return;
        const hosts = [...kept, ...fresh].slice(-MOST_STOPS);
        if (where === "private") {
          await writePrivate(hosts, hostsOf(await session.list("let-through-private")));
          return;
        }
        await dynamic.change("warn", {
          remove: (rule) => !hosts.includes(hostOfRule(rule) ?? ("" as Host)),
          add: fresh.filter((host) => hosts.includes(host)).flatMap((host) => stopRules(host)),
        });
      }),
    setPrivatePasses: (passes) =>
      queue(async () => {
        await writePrivate(await list("private"), passes);
      }),
    privateTabsChanged: () =>
      queue(async () => {
        const open = await privateTabs();
        await session.change("seen", {
          remove: ({ condition: { tabIds } }) => tabIds?.some((id) => !open.includes(id)) === true,
          add: [],
        });
        const passes = hostsOf(await session.list("let-through-private"));
        const hosts = await list("private");
        if (hosts.length > 0 || passes.length > 0) await writePrivate(hosts, passes);
      }),
    setBlocked: ({ blockDomains, allowDomains }) =>
      queue(async () => {
        const rule = blockRule(page, blockDomains, allowDomains);
        const known = await dynamic.list("block");
        const add = blockDomains.length === 0 ? [] : [rule];
        const isSame =
          known.length === add.length &&
          known.every(({ condition }) => hasSameDomains(condition, rule.condition));
        if (!isSame) await dynamic.change("block", { remove: () => true, add });
      }),
    setStrict: (on) =>
      queue(async () => {
        const isOn = (await dynamic.list("check")).length > 0;
        if (checkingPage === undefined || isOn === on) return;
        const add = on ? [checkRule(checkingPage)] : [];
        await dynamic.change("check", { remove: () => true, add });
      }),
    see: (host, tabId) =>
      queue(async () => {
        if (checkingPage === undefined) return;
        const known = await session.list("seen");
        const isSame = (rule: NetRule): boolean =>
          rule.condition.regexFilter === seenRule(host).condition.regexFilter &&
          rule.condition.tabIds?.[0] === tabId;
        if (known.some(isSame)) return;
        const oldest = known.length < MOST_SEEN ? undefined : known[0]?.id;
        const tabIds = tabId === undefined ? undefined : [tabId];
        await session.change("seen", {
          remove: ({ id }) => id === oldest,
          add: [seenRule(host, tabIds)],
        });
      }),
    letThrough: async (tabId, host) => {
      await session.change("let-through", {
        remove: ({ condition: { tabIds } }) => tabIds?.includes(tabId) === true,
        add: host === undefined ? [] : passRules(host, [tabId]),
      });
    },
  };
}
