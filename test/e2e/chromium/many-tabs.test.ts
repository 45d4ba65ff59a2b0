import { expect, test } from "vitest";
import { comes, until } from "../../../lab/browsers/until.ts";
import { reverseQueryName } from "../../../src/detection/address.ts";
import { DEFAULT_BUDGET } from "../../../src/dns/pacing.ts";
import { isWarned } from "../../../src/detection/verdict.ts";
import type { Report } from "../../../src/messages/protocol.ts";
import { describeInside, hostOf, scenario, useChromium } from "../harness/lab-suite.ts";

const IN_FRONT = "ten-homes";
/** Most of them take one operator's word, so that what the budget allows in a minute is enough for all. */
const BEHIND = [
  ...["akamai-like", "cloudflare-like", "cloudfront-like", "fastly-like", "protection-like"],
  ...["balancer-with-alias", "balancer-without-alias", "google-like", "traffic-manager-like"],
  ...["multi-cdn", "static-home", "small-geo-dns", "failover", "migration", "round-robin"],
  "plain",
];
const TABS = 30;
/** Thirty pages on two cores take a while, whoever judges them. */
const THIRTY_TABS_MS = 100_000;
/** With what comes before and after. */
const CASE_MS = THIRTY_TABS_MS + 60_000;

type Judged = Extract<Report, { state: "judged" }>;
type Scope = { chrome: { tabs: { create: (tab: object) => Promise<{ id: number }> } } };

describeInside("thirty tabs opened at once", { timeout: CASE_MS }, () => {
  const suite = useChromium([IN_FRONT, ...BEHIND], "article");

  test("all are judged, within the budget, and nothing is asked twice but what is declared", async () => {
    const { lab, run } = suite;
    const hosts = BEHIND.flatMap((id) => scenario(id).hosts);
    const front = hostOf(IN_FRONT);
    const again = hosts.slice(0, TABS - 1 - hosts.length).map((host) => `https://${host}/again`);
    const urls = [...again, ...[...hosts, front].map((host) => `https://${host}/`)];
    expect(urls).toHaveLength(TABS);
    const tabIds = await run.observer.page.evaluate(async (all) => {
      const { tabs } = (globalThis as unknown as Scope).chrome;
      const opened = all.map((url, index) =>
        tabs.create({ url, active: index === all.length - 1 }),
      );
      return (await Promise.all(opened)).map(({ id }) => id);
    }, urls);
    const judged = new Map<string, Judged>();
    const missing = (): string[] => hosts.filter((host) => !judged.has(host));
    await comes(async () => {
      for (const tabId of tabIds) {
        const report = await run.ask("getReport", { tabId });
        // A tab that has only just set out is not being looked at yet, and nothing is known.
        if (report.state !== "judged" || report.checking) continue;
        if (report.verdict.level !== "unknown") judged.set(report.host, report);
      }
      return missing().length === 0;
    }, THIRTY_TABS_MS);
    expect(missing()).toEqual([]);
    // Which caches answer decides between amber and red; either way the look at it was not kept waiting.
    await until("the site in front was judged", async () => {
      const report = await run.ask("getReport", { tabId: tabIds.at(-1) ?? 0 });
      return report.state === "judged" && !report.checking && isWarned(report.verdict.level);
    });
    const queries = lab.queries.all().filter(({ operator }) => operator !== "system");
    const times = queries.map(({ at }) => at).sort((a, b) => a - b);
    const first = times[0] ?? 0;
    expect(times.filter((at) => at < first + 60_000).length).toBeLessThanOrEqual(
      DEFAULT_BUDGET.perMinute,
    );
    const counts = new Map<string, number>();
    for (const { operator, name, type } of queries) {
      const key = `${type} ${name} ${operator}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    // Some sites share name servers; each one's look may ask about them.
    const mentions = new Map<string, number>();
    for (const { facts } of judged.values()) {
      const servers = facts.nameServers;
      const names = new Set([
        facts.registrableDomain,
        ...servers.map(({ name }) => name),
        ...servers.flatMap(({ addresses }) =>
          addresses.map(({ address }) => reverseQueryName(address)),
        ),
      ]);
      for (const name of names) mentions.set(name, (mentions.get(name) ?? 0) + 1);
    }
    const sites = new Set([...hosts, front]);
    const tooOften = [...counts].filter(([key, count]) => {
      const [type = "", name = ""] = key.split(" ");
      const own = sites.has(name) && (type === "A" || type === "AAAA");
      return count > (own ? 2 : (mentions.get(name) ?? 1));
    });
    expect(tooOften).toEqual([]);
  });
});
