import { Agent, fetch } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ResolverId } from "../../lab/interop/programs.ts";
import { type Interop, startInterop } from "../../lab/interop/start-interop.ts";
import { createWorld } from "../../lab/model/world.ts";
import { createCertificateStore, type CertificateStore } from "../../lab/server/certificates.ts";
import { createDohClient, isFailure } from "../../src/dns/doh-client.ts";
import { loadKnowledge } from "../../tools/networks/load-knowledge.ts";
import { CASE_NAMES } from "./harness/case-names.ts";
import { eachServer, remark, RUNNABLE } from "./harness/each-server.ts";
import {
  CONTENT_NETWORK,
  DOUBLE_FLUX,
  HONEST,
  isRight,
  mainHost,
  SCENARIOS,
  SEED,
  TTL_ZERO,
} from "./harness/world.ts";
import { judgeHost, NODE_CASES, type Setting } from "./node-cases.ts";

describe("Node", () => {
  const knowledge = loadKnowledge();
  const world = createWorld({ seed: SEED, scenarios: SCENARIOS, startedAt: Date.now() });
  let certificates: CertificateStore;
  let started: Interop | undefined;
  beforeAll(async () => {
    if (RUNNABLE.length === 0) return;
    certificates = await createCertificateStore();
    started = await startInterop({ world, certificates, readyName: mainHost(HONEST) });
  });
  afterAll(() => started?.close());

  const interop = (): Interop => {
    if (started === undefined) throw new Error("The servers are not running.");
    return started;
  };
  const setting = (id: ResolverId): Setting => {
    const resolver = interop().urls.get(id) ?? "";
    return { id, resolver, interop: interop(), world, knowledge };
  };

  eachServer((id) => {
    for (const name of CASE_NAMES) {
      test(name, async (context) => {
        remark(context, await NODE_CASES[name](setting(id)));
      });
    }

    test("another path", async (context) => {
      const { resolver } = setting(id);
      const { ports, close } = interop().freshPorts();
      const ask = createDohClient(ports);
      const question = { name: mainHost(HONEST), type: "A", draw: 0 } as const;
      const wrong = await ask({ ...question, resolver: `${resolver}-elsewhere` });
      const right = await ask({ ...question, resolver });
      await close();
      expect(isFailure(wrong) ? wrong.kind : "answered").toBe("http-status");
      // Knot Resolver 5.6 goes on to answer 404 to everything that comes over that connection.
      expect(isFailure(right)).toBe(id === "knot");
      remark(context, isFailure(right) ? "404, and so for the whole connection" : "404");
    });

    test("HTTP/1.1 only", async (context) => {
      const dispatcher = new Agent({ connect: { ca: certificates.authorityPem }, allowH2: false });
      const ask = createDohClient({
        ...interop().ports,
        fetch: (url, request) => fetch(url, { ...request, dispatcher }),
      });
      const { resolver } = setting(id);
      const result = await ask({ name: mainHost(HONEST), type: "A", resolver, draw: 0 });
      await dispatcher.destroy();
      // Servers may insist on HTTP/2; then that must be known at once, not after a timeout.
      if (isFailure(result)) expect(result.kind).toBe("unreachable");
      else expect(result.answer).toHaveLength(1);
      remark(context, isFailure(result) ? result.detail : "answered");
    });
  });

  describe.skipIf(RUNNABLE.length < 2)("all together", () => {
    test.each([
      ["double flux", DOUBLE_FLUX],
      ["TTL 0", TTL_ZERO],
      ["content network", CONTENT_NETWORK],
      ["ordinary site", HONEST],
    ] as const)("%s", async (_name, scenario) => {
      const resolvers = [...interop().urls.values()];
      const { verdict } = await judgeHost({ interop: interop(), knowledge }, resolvers, scenario);
      expect(isRight(scenario, verdict.level), verdict.level).toBe(true);
    });
  });
});
