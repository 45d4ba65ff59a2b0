import type { Scenario } from "../model/scenario.ts";
import { createWorld, type World } from "../model/world.ts";
import type { Place } from "../namespace/inside.ts";
import { createOperator, type Operator } from "../resolvers/operator.ts";
import {
  createThreeOperators,
  OPERATOR_NAMES,
  type OperatorName,
} from "../resolvers/three-operators.ts";
import type { SiteKind } from "../sites/pages.ts";
import { createSiteHandler } from "../sites/site-handler.ts";
import { createSiteLog, type SiteLog } from "../sites/site-log.ts";
import type { Answerer } from "./answerer.ts";
import { type CertificateStore, createCertificateStore } from "./certificates.ts";
import { startDnsServer } from "./dns-server.ts";
import { createDohHandler } from "./doh-server.ts";
import type { Fault } from "./faults.ts";
import { listen, listenEverywhere, type Listener } from "./listeners.ts";
import { createQueryLog, type QueryLog } from "./query-log.ts";
import { createWebServer, plainAddress, type WebServer } from "./web-server.ts";

export type LabOptions = {
  readonly scenarios: readonly Scenario[];
  /** "inside": sites and resolvers stand at their own addresses, on the usual ports. Else loopback. */
  readonly place: Place;
  readonly seed?: number;
  /** Simulated round-trip time of every connection, ms. Default 0. */
  readonly roundTripMs?: number;
  /** What every site shows, where it should not follow from its scenario. */
  readonly siteKind?: SiteKind;
  /** The clock of the DNS world, ms since the epoch. Default: the real one. */
  readonly now?: () => number;
};

/** One resolver operator as its users reach it. */
export type LabResolver = {
  readonly name: OperatorName;
  readonly operator: Operator;
  /** DoH over TLS, HTTP/2 and HTTP/1.1. */
  readonly url: string;
  /** DoH over plain HTTP/1.1. */
  readonly plainUrl: string;
  /** Where it stands; outside the namespace that is loopback. */
  readonly address: string;
  readonly setFault: (fault: Fault | undefined) => void;
};

/** Ports of the web sites: 80 and 443 inside the namespace, any on loopback. */
export type SitePorts = { readonly http: number; readonly https: number };

export type Lab = {
  readonly world: World;
  readonly place: Place;
  readonly resolvers: readonly LabResolver[];
  readonly sitePorts: SitePorts;
  readonly certificates: CertificateStore;
  readonly queries: QueryLog;
  readonly sites: SiteLog;
  /** Cuts all connections, so that the next request starts cold. */
  readonly dropConnections: () => void;
  /** Faults gone, caches and logs empty, connections cut: as new. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};

const PATH = "/dns-query";
/** Where the operators stand inside the namespace: documentation addresses (RFC 5737), under invented names. */
const STANDS: Readonly<Record<OperatorName, { host: string; address: string }>> = {
  north: { host: "dns.north-resolver.net", address: "198.51.100.11" },
  harbour: { host: "dns.harbour-resolver.net", address: "198.51.100.12" },
  meadow: { host: "dns.meadow-resolver.net", address: "198.51.100.13" },
};
const RESOLVER_TTL = 30;

/** Starts the whole lab in this process: DNS world, three DoH operators, the system's DNS, all web sites. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { scenarios, place, roundTripMs = 0, now = Date.now } = options;
  const world = createWorld({ seed: options.seed ?? 1, scenarios, startedAt: now() });
  const operators = createThreeOperators(world);
  const certificates = await createCertificateStore();
  const queries = createQueryLog();
  const sites = createSiteLog();
  const faults = new Map<OperatorName, Fault>();
  const servers: WebServer[] = [];
  const closers: (() => Promise<void>)[] = [];

  async function makeServer(
    handler: Parameters<typeof createWebServer>[0]["handler"],
    secureNames?: readonly string[],
  ): Promise<WebServer> {
    const tls =
      secureNames === undefined ? {} : { tls: { certificates, fallbackNames: secureNames } };
    const server = await createWebServer({ handler, roundTripMs, ...tls });
    servers.push(server);
    return server;
  }

  const site = async (secure: boolean): Promise<WebServer> => {
    const kindOf = (host: string): SiteKind | undefined => {
      const scenario = world.scenarioOf(host);
      return scenario === undefined ? undefined : (options.siteKind ?? siteKind(scenario));
    };
    const handler = createSiteHandler({ secure, kindOf, log: sites, now });
    return secure ? makeServer(handler, ["localhost", "127.0.0.1"]) : makeServer(handler);
  };
  const siteServers = { http: await site(false), https: await site(true) };
  const dohServers = new Map<string, { name: OperatorName; http: WebServer; https: WebServer }>();
  for (const name of OPERATOR_NAMES) {
    const { host, address } = STANDS[name];
    const answer = withWellKnownName(({ subnet, ...question }) =>
      operators[name].answer(question, now(), subnet === undefined ? {} : { subnet }),
    );
    const handler = createDohHandler({
      operator: name,
      path: PATH,
      answer,
      fault: () => faults.get(name),
      log: queries,
      now,
    });
    const http = await makeServer(handler);
    const https = await makeServer(handler, [host, address, "localhost", "127.0.0.1"]);
    dohServers.set(address, { name, http, https });
  }

  const keep = <L extends Listener>(listener: L): L => {
    closers.push(listener.close);
    return listener;
  };
  const urls = new Map<OperatorName, { url: string; plainUrl: string }>();
  let sitePorts: SitePorts = { http: 80, https: 443 };
  if (place === "inside") {
    for (const [port, scheme] of [
      [80, "http"],
      [443, "https"],
    ] as const) {
      keep(
        await listenEverywhere(port, (socket) => {
          const own = dohServers.get(plainAddress(socket.localAddress ?? ""));
          (own ?? siteServers)[scheme].take(socket);
        }),
      );
    }
    for (const { name } of dohServers.values()) {
      const { host } = STANDS[name];
      urls.set(name, { url: `https://${host}${PATH}`, plainUrl: `http://${host}${PATH}` });
    }
    const system = createOperator({ name: "system", caches: 1, region: "eu", world });
    closers.push(
      (
        await startDnsServer({
          address: "127.0.0.1",
          port: 53,
          answer: withResolverHosts((question) => system.answer(question, now())),
          roundTripMs,
          log: queries,
          now,
        })
      ).close,
    );
  } else {
    const on = async (server: WebServer): Promise<number> =>
      keep(await listen("127.0.0.1", 0, server.take)).port;
    sitePorts = { http: await on(siteServers.http), https: await on(siteServers.https) };
    for (const { name, http, https } of dohServers.values()) {
      urls.set(name, {
        url: `https://127.0.0.1:${String(await on(https))}${PATH}`,
        plainUrl: `http://127.0.0.1:${String(await on(http))}${PATH}`,
      });
    }
  }

  // Made beforehand: a certificate costs tens of milliseconds, which no real server takes.
  const hosts = scenarios.flatMap((scenario) => scenario.hosts);
  const stands = Object.values(STANDS).map(({ host }) => host);
  await Promise.all([...stands, ...hosts].map((host) => certificates.contextFor([host])));

  const dropConnections = (): void => {
    for (const server of servers) server.drop();
  };
  return {
    world,
    place,
    sitePorts,
    certificates,
    queries,
    sites,
    dropConnections,
    resolvers: OPERATOR_NAMES.map((name) => ({
      name,
      operator: operators[name],
      ...(urls.get(name) ?? { url: "", plainUrl: "" }),
      address: place === "inside" ? STANDS[name].address : "127.0.0.1",
      setFault: (fault) => {
        if (fault === undefined) faults.delete(name);
        else faults.set(name, fault);
      },
    })),
    reset: () => {
      faults.clear();
      for (const operator of Object.values(operators)) {
        operator.setTampering([]);
        operator.reset();
      }
      queries.clear();
      sites.clear();
      dropConnections();
    },
    close: async () => {
      dropConnections();
      await Promise.all(closers.map((close) => close()));
    },
  };
}

/** The one name whose addresses everybody knows (RFC 7050 section 2.2); it is in nobody's scenario. */
function withWellKnownName(answer: Answerer): Answerer {
  return (question) => {
    const { name, type } = question;
    if (name !== "ipv4only.arpa" || type !== "A") return answer(question);
    const records = ["192.0.0.170", "192.0.0.171"].map(
      (data) => ({ name, type, ttl: 3600, data }) as const,
    );
    return { status: 0, answer: records, authority: [] };
  };
}

/** The operators' own names, which belong to no scenario. */
function withResolverHosts(answer: Answerer): Answerer {
  const known = new Map(Object.values(STANDS).map(({ host, address }) => [host, address]));
  return (question) => {
    const address = known.get(question.name);
    if (address === undefined) return answer(question);
    const record = { name: question.name, type: "A", ttl: RESOLVER_TTL, data: address } as const;
    return { status: 0, answer: question.type === "A" ? [record] : [], authority: [] };
  };
}

/** Fluxed sites want a password; honest ones alternate between an article and a shop. */
function siteKind(scenario: Scenario): SiteKind {
  if (scenario.fluxed) return "login";
  return scenario.id.length % 2 === 0 ? "article" : "shop";
}
