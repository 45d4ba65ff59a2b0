import { createSocket } from "node:dgram";
import { connect } from "node:net";
import type { BrowserContext } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openChromium } from "../../../lab/browsers/open-chromium.ts";
import { comes, pause } from "../../../lab/browsers/until.ts";
import { visitSite, type JudgedReport } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { TCPDUMP, watchPackets, type Sightings } from "../../../lab/namespace/watch-packets.ts";
import type { Lab } from "../../../lab/server/start-lab.ts";
import { reverseQueryName } from "../../../src/detection/address.ts";
import { hostOf, useChromium } from "../harness/lab-suite.ts";

const IDS = ["plain", "akamai-like", "double-flux", "ttl-zero"];
const HOSTS = IDS.map(hostOf);
/** Places that no resolver outside may hear of: addresses, names of one label, special-use names, suffixes. */
const PRIVATE_NAMES = [
  "localhost",
  "intranet",
  "nas.home.arpa",
  "printer.local",
  "router.lan",
  "wiki.corp",
  "app.internal",
  "shop.test",
  "a.example.com",
  "files.acme-inside",
  "co.uk",
];
const PRIVATE = ["192.168.7.1", "10.0.0.5", "127.0.0.1", "[fd12::1]", ...PRIVATE_NAMES];
/** The browser finds them as in a company's network: without asking anybody outside. */
const HOST_RULES = PRIVATE_NAMES.map((name) => `MAP ${name} 127.0.0.1`).join(", ");
const SYSTEM_DNS = "udp 127.0.0.1 53";

type Left = {
  /** Names that were asked for, each with its type, of resolvers over HTTPS. */
  readonly asked: readonly string[];
  /** Names that the browser's own DNS was asked for. */
  readonly resolved: ReadonlySet<string>;
  /** Hosts of all web requests but those to resolvers. */
  readonly requested: ReadonlySet<string>;
  /** Where these requests came in. */
  readonly sites: Sightings;
  /** Where anything at all was sent to, to the lab or not. */
  readonly sent: Sightings;
};

/** What left the browser, by the logs of all servers that there are, and by all packets. */
async function whatLeaves(lab: Lab, work: () => Promise<void>): Promise<Left> {
  lab.queries.clear();
  lab.sites.clear();
  const watch = await watchPackets();
  await work();
  const sent = await watch.stop();
  const queries = lab.queries.all();
  return {
    asked: queries
      .filter(({ operator }) => operator !== "system")
      .map(({ name, type }) => `${type} ${name}`),
    resolved: new Set(
      queries.filter(({ operator }) => operator === "system").map(({ name }) => name),
    ),
    requested: new Set(lab.sites.all().map(({ host }) => host)),
    sites: new Set(
      lab.sites.all().map(({ address, secure }) => `tcp ${address} ${secure ? "443" : "80"}`),
    ),
    sent,
  };
}

/** Addresses of all requests that the extension's worker makes. */
function workerRequests(context: BrowserContext): readonly URL[] {
  const urls: URL[] = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    // Files of the package itself do not leave.
    if (request.serviceWorker() !== null && url.protocol !== "chrome-extension:") urls.push(url);
  });
  return urls;
}

const minus = (more: ReadonlySet<string>, less: ReadonlySet<string>): string[] =>
  [...more].filter((one) => !less.has(one)).sort();

/** Every question that the design allows about a host, by what came back. */
function allowedQuestions({ host, facts }: JudgedReport): string[] {
  const servers = facts.nameServers;
  const addresses = [...facts.addresses, ...servers.flatMap((server) => server.addresses)];
  return [
    ...[host, ...servers.map(({ name }) => name)].flatMap((name) => [`A ${name}`, `AAAA ${name}`]),
    `NS ${facts.registrableDomain}`,
    ...addresses.map(({ address }) => `PTR ${reverseQueryName(address)}`),
  ];
}

function stray(family: "udp4" | "udp6", address: string, port: number): Promise<void> {
  const socket = createSocket(family);
  return new Promise((done) => {
    socket.send("stray", port, address, () => {
      socket.close(done);
    });
  });
}

/** A connection that nobody takes. */
function refused(address: string, port: number): Promise<void> {
  return new Promise((done) => {
    connect(port, address).once("error", () => {
      done();
    });
  });
}

describe.skipIf(whereAmI() !== "inside" || TCPDUMP === undefined)("what leaves the device", () => {
  const suite = useChromium(IDS, "article", HOST_RULES);

  /** Opens hosts one after another in one tab, until the popup would say of each why it is not checked. */
  async function openUnchecked(hosts: readonly string[], state: string): Promise<void> {
    const { page, tabId } = await suite.run.newTab();
    for (const host of hosts) {
      await page.goto(`http://${host}/`);
      const said = await comes(async () => {
        const report = await suite.run.ask("checkAgain", { tabId });
        return report.state === state && JSON.stringify(report).includes(host);
      });
      expect([host, said]).toEqual([host, true]);
    }
    await page.close();
  }

  test("the names that the design allows, to the resolvers alone, beyond what the browser does itself", async () => {
    const { lab, run } = suite;
    const addresses = HOSTS.map((host) => `https://${host}/private/path?with=secrets`);
    const plain = await openChromium({ keyPin: lab.certificates.keyPin, hostRules: HOST_RULES });
    const without = await whatLeaves(lab, async () => {
      for (const address of addresses) {
        const page = await plain.context.newPage();
        await page.goto(address);
      }
      await pause(1500);
    }).finally(plain.close);
    expect(without.asked).toEqual([]);
    expect([...without.requested]).toEqual(expect.arrayContaining(HOSTS));

    const urls = workerRequests(run.context);
    const reports: JudgedReport[] = [];
    const withIt = await whatLeaves(lab, async () => {
      for (const address of addresses) reports.push((await visitSite(run, address)).report);
      await openUnchecked(PRIVATE, "not-checkable");
    });
    expect(reports.map(({ host }) => host)).toEqual(HOSTS);
    // By the resolvers' logs: nothing but what may be asked, and indeed every kind of it.
    expect(minus(new Set(withIt.asked), new Set(reports.flatMap(allowedQuestions)))).toEqual([]);
    const types = new Set(withIt.asked.map((question) => question.split(" ")[0]));
    expect([...types].sort()).toEqual(["A", "AAAA", "NS", "PTR"]);
    // By the worker's own log: to resolvers alone, and every query of it arrived there.
    const resolvers = lab.resolvers.map(({ url }) => new URL(url));
    expect(new Set(urls.map(({ origin, pathname }) => origin + pathname))).toEqual(
      new Set(resolvers.map(({ origin, pathname }) => origin + pathname)),
    );
    expect(new Set(urls.map(({ search }) => search.replace(/=.*/s, "")))).toEqual(
      new Set(["?dns"]),
    );
    expect(urls).toHaveLength(withIt.asked.length);
    // By everything else that the browser reached: no more than without the extension.
    expect(minus(withIt.resolved, without.resolved)).toEqual(
      resolvers.map(({ hostname }) => hostname).sort(),
    );
    const own = new Set([...without.requested, ...PRIVATE]);
    expect(minus(withIt.requested, own)).toEqual([]);
    // By all packets: the resolvers, the sites that were visited and the system's DNS, and nothing else.
    const stands = lab.resolvers.map(({ address }) => `tcp ${address} 443`);
    const expected = new Set([...stands, ...withIt.sites, SYSTEM_DNS, ...without.sent]);
    expect(minus(withIt.sent, expected)).toEqual([]);
    expect(minus(new Set(stands), withIt.sent)).toEqual([]);
  });

  test("a stray datagram, connection or request would be seen", async () => {
    const { lab, run } = suite;
    const { sent } = await whatLeaves(lab, async () => {
      await stray("udp4", "203.0.113.11", 3478);
      await stray("udp6", "2001:db8::11", 5353);
      await refused("203.0.113.12", 8443);
      await refused("2001:db8::12", 8080);
      const [worker] = run.context.serviceWorkers();
      await worker?.evaluate(() => fetch("https://203.0.113.13:4433/").catch(() => undefined));
    });
    expect([...sent].sort()).toEqual([
      "tcp 2001:db8::12 8080",
      "tcp 203.0.113.12 8443",
      "tcp 203.0.113.13 4433",
      "udp 2001:db8::11 5353",
      "udp 203.0.113.11 3478",
    ]);
  });

  test("nothing at all about sites that are excluded, and while paused", async () => {
    const { lab, run } = suite;
    const urls = workerRequests(run.context);
    const { asked } = await whatLeaves(lab, async () => {
      await run.ask("saveSettings", { settings: { excludedDomains: HOSTS } });
      await openUnchecked(HOSTS, "not-checkable");
      await run.ask("saveSettings", { settings: { excludedDomains: [], enabled: false } });
      await openUnchecked(HOSTS, "paused");
    });
    expect(asked).toEqual([]);
    expect(urls).toEqual([]);
  });
});
