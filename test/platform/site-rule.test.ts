import { expect, test } from "vitest";
import { parseHost, type Host } from "../../src/detection/host.ts";
import { createNetRules, type NetRule } from "../../src/platform/net-rules.ts";
import { hostOfRule, letThroughRule, quietRule, warnRule } from "../../src/platform/site-rule.ts";
import { createSiteStops } from "../../src/platform/site-stops.ts";
import { memoryRules } from "./memory-rules.ts";

const PAGE = "chrome-extension://abc/page.html";
const HOST = named("shop.lab-bots.com");

function named(name: string): Host {
  const parsed = parseHost(name);
  if (!parsed.ok) throw new Error(`${name} is no host.`);
  return parsed.host;
}

test("domains that are blocked have one rule, which nothing lets past but what is within them", async () => {
  const dynamic = createNetRules(memoryRules(), false);
  const stops = createSiteStops({
    ...{ dynamic, session: createNetRules(memoryRules(), false), page: PAGE },
    ...{ checkingPage: undefined, privateTabs: () => Promise.resolve([]) },
  });
  const allowDomains = ["ok.bad.com", "bad.com", "elsewhere.com"];
  await stops.setBlocked({ blockDomains: ["bad.com", "zip"], allowDomains });
  const [rule, ...others] = await dynamic.list("block");
  expect(others).toEqual([]);
  expect(rule).toMatchObject({
    action: { type: "redirect", redirect: { regexSubstitution: `${PAGE}#\\0` } },
    condition: { requestDomains: ["bad.com", "zip"], excludedRequestDomains: ["ok.bad.com"] },
  });
  expect(rule?.priority).toBeGreaterThan(letThroughRule(HOST, [1]).priority ?? 0);
  // The same once more is no work for the browser.
  await stops.setBlocked({ blockDomains: ["bad.com", "zip"], allowDomains });
  expect(await dynamic.list("block")).toEqual([rule]);
  await stops.setBlocked({ blockDomains: ["zip"], allowDomains });
  expect(await dynamic.list("block")).toMatchObject([{ condition: { requestDomains: ["zip"] } }]);
  await stops.setBlocked({ blockDomains: [], allowDomains });
  expect(await dynamic.list("block")).toEqual([]);
});

test("a rule is for one host, however it is written, and for no other", () => {
  const pattern = new RegExp(warnRule(HOST, PAGE).condition.regexFilter ?? "", "i");
  for (const address of [
    "https://shop.lab-bots.com/",
    "http://shop.lab-bots.com/?q=1",
    "https://shop.lab-bots.com.:8443/a",
    "https://bank.com:x@shop.lab-bots.com/",
    "https://SHOP.lab-bots.com/",
  ]) {
    expect([address, pattern.exec(address)?.[0]]).toEqual([address, address]);
  }
  for (const address of [
    "https://www.shop.lab-bots.com/",
    "https://lab-bots.com/",
    "https://shop.lab-bots.com.evil.org/",
    "https://shop.lab-bots.com@evil.org/",
    "https://shop.lab-bots.com:1@evil.org/",
    "https://evil.org/https://shop.lab-bots.com/",
    "https://evil.org/?@shop.lab-bots.com/",
    "https://shopxlab-bots.com/",
    "ftp://shop.lab-bots.com/",
  ]) {
    expect([address, pattern.test(address)]).toEqual([address, false]);
  }
});

test("a rule names its host", () => {
  expect(hostOfRule({ id: 1, ...warnRule(HOST, PAGE) })).toBe(HOST);
  expect(hostOfRule({ id: 1, ...letThroughRule(HOST, [3]) })).toBe(HOST);
  expect(hostOfRule({ id: 1, ...quietRule(HOST) })).toBe(HOST);
  expect(hostOfRule({ id: 1, condition: {}, action: { type: "block" } })).toBeUndefined();
  // As Firefox gives them back.
  const empty = { regexFilter: null, initiatorDomains: null, tabIds: [3] };
  const given = (condition: object): NetRule => ({ id: 1, condition, action: { type: "block" } });
  expect(hostOfRule(given(empty))).toBeUndefined();
  expect(hostOfRule(given({ ...empty, initiatorDomains: [HOST] }))).toBe(HOST);
});

test("at most 900 are stopped, the oldest go first, and nothing is written twice", async () => {
  const dynamic = createNetRules(memoryRules(), false);
  const session = createNetRules(memoryRules(), false);
  const privateTabs = () => Promise.resolve([]);
  const stops = createSiteStops({
    ...{ dynamic, session, page: PAGE, privateTabs },
    checkingPage: undefined,
  });
  const hosts = Array.from({ length: 905 }, (_, index) => named(`a${String(index)}.lab-bots.com`));
  await stops.change("everywhere", { add: hosts.slice(0, 900) });
  await stops.change("everywhere", { add: hosts.slice(890) });
  const kept = await stops.list("everywhere");
  expect(kept).toHaveLength(900);
  expect(kept).not.toContain(hosts[4]);
  expect(kept).toContain(hosts[5]);
  await stops.change("everywhere", { remove: hosts.slice(0, 904) });
  expect(await stops.list("everywhere")).toEqual([hosts[904]]);
});

test("private rules name the private tabs that there are, and none is left without one", async () => {
  const rules = memoryRules();
  const session = createNetRules(rules, false);
  let tabs = [4];
  const stops = createSiteStops({
    dynamic: createNetRules(memoryRules(), false),
    session,
    page: PAGE,
    checkingPage: undefined,
    privateTabs: () => Promise.resolve(tabs),
  });
  await stops.change("private", { add: [HOST] });
  await stops.setPrivatePasses([HOST]);
  tabs = [4, 5];
  await stops.privateTabsChanged();
  // Workers are in no tab.
  expect((await rules.get()).map(({ condition }) => condition.tabIds)).toEqual([
    [4, 5],
    [4, 5, -1],
    [4, 5],
    [4, 5, -1],
  ]);
  tabs = [];
  await stops.privateTabsChanged();
  expect(await rules.get()).toEqual([]);
});
