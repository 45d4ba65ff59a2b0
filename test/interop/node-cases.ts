import { expect } from "vitest";
import type { Interop } from "../../lab/interop/start-interop.ts";
import type { ResolverId } from "../../lab/interop/programs.ts";
import { BIG_COUNT, BIG_NAME, BROKEN_NAME, MISSING_NAME } from "../../lab/interop/probe-names.ts";
import type { Scenario } from "../../lab/model/scenario.ts";
import type { World } from "../../lab/model/world.ts";
import { createHostLooks } from "../../src/cli/host-looks.ts";
import { judge, type Judgement } from "../../src/detection/judge.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { Observation, RecordType } from "../../src/detection/observation.ts";
import { type AskResolver, createDohClient, isFailure } from "../../src/dns/doh-client.ts";
import type { CaseName } from "./harness/case-names.ts";
import { type Recorded, recordExchanges } from "./harness/exchanges.ts";
import { askWithSubnet } from "./harness/subnet-query.ts";
import { TRAITS } from "./harness/traits.ts";
import {
  CONTENT_NETWORK,
  DOUBLE_FLUX,
  HONEST,
  isRight,
  mainHost,
  TTL_ZERO,
} from "./harness/world.ts";

/** One server, as a case meets it. */
export type Setting = {
  readonly id: ResolverId;
  readonly resolver: string;
  readonly interop: Interop;
  readonly world: World;
  readonly knowledge: NetworkKnowledge;
};

/** A case; what it gives stands beside it in the table. */
export type Case = (setting: Setting) => Promise<string | undefined>;

export const NODE_CASES: Readonly<Record<CaseName, Case>> = {
  GET: async (setting) => {
    const { ask, exchanges } = client(setting);
    const seen = await answerTo(ask, setting, mainHost(HONEST), "A");
    expect(dataOf(seen)).toEqual(modelData(setting, mainHost(HONEST)));
    expect(exchanges.map(({ method }) => method)).toEqual(["GET"]);
    return `${String(exchanges[0]?.query.length)} B asked, ${String(exchanges[0]?.answerBytes)} B answered`;
  },
  POST: async (setting) => {
    const { ask, exchanges } = client(setting, { refuseGet: true });
    for (const type of ["A", "AAAA"] as const) {
      const seen = await answerTo(ask, setting, mainHost(HONEST), type);
      expect(dataOf(seen)).toEqual(modelData(setting, mainHost(HONEST), type));
    }
    expect(exchanges.map(({ method }) => method)).toEqual(["POST", "POST"]);
    return undefined;
  },
  "150 addresses": async (setting) => {
    const { ask, exchanges } = client(setting);
    const seen = await answerTo(ask, setting, BIG_NAME, "A");
    expect(seen.answer).toHaveLength(BIG_COUNT);
    expect(dataOf(seen)).toEqual(modelData(setting, BIG_NAME));
    return `${String(exchanges[0]?.answerBytes)} B answered`;
  },
  "no such name": async (setting) => {
    const seen = await answerTo(client(setting).ask, setting, MISSING_NAME, "A");
    expect([seen.status, seen.answer]).toEqual([3, []]);
    return undefined;
  },
  SERVFAIL: async (setting) => {
    const { ask } = client(setting);
    const seen = await answerTo(ask, setting, BROKEN_NAME, "A");
    expect([seen.status, seen.answer]).toEqual([2, []]);
    const after = await answerTo(ask, setting, mainHost(HONEST), "A");
    expect(after.answer).toHaveLength(1);
    return seen.extendedErrors === undefined
      ? undefined
      : `extended errors ${seen.extendedErrors.join(", ")}`;
  },
  padding: async (setting) => {
    const { ask, exchanges } = client(setting);
    for (const name of ["a.querymoor.net", `${"long".repeat(15)}.querymoor.net`, BIG_NAME]) {
      await answerTo(ask, setting, name, "A");
    }
    expect(exchanges.map(({ query }) => query.length)).toEqual([128, 128, 128]);
    const { paddedTo } = TRAITS[setting.id];
    const sizes = exchanges.map(({ answerBytes }) => answerBytes);
    if (paddedTo > 0) expect(sizes.map((size) => size % paddedTo)).toEqual([0, 0, 0]);
    return `answers of ${sizes.join(", ")} B`;
  },
  "client subnet": async (setting) => {
    const { resolver, interop, id } = setting;
    const clients = (name: string): string[] =>
      interop.authority.lookUps().flatMap((one) => (one.name === name ? [one.client] : []));
    // Names asked for the first time, since caches would keep the query from the authority.
    const own = `own-${id}.querymoor.net`;
    await answerTo(client(setting).ask, setting, own, "A");
    expect(clients(own).length).toBeGreaterThan(0);
    expect(
      clients(own).filter((one) => !/^(0\.0\.0\.0\/0|::\/0|127\.0\.0\.1\/32)$/.test(one)),
    ).toEqual([]);
    const control = `control-${id}.querymoor.net`;
    const subnet = { ip: "198.51.100.0", sourcePrefixLength: 24 };
    expect(await askWithSubnet(interop.ports, resolver, control, subnet)).toBe(200);
    const passes = TRAITS[id].passesSubnets;
    expect(clients(control).includes("198.51.100.0/24")).toBe(passes);
    return passes ? "would pass on a subnet; ours has none" : "passes no subnet on";
  },
  "TTL 0": async (setting) => {
    const { ask } = client(setting);
    const name = mainHost(TTL_ZERO);
    const first = await answerTo(ask, setting, name, "A");
    // Some servers keep what has no time to live for the rest of the second.
    await new Promise((done) => setTimeout(done, 2_100));
    const second = await answerTo(ask, setting, name, "A");
    expect([...first.answer, ...second.answer].map(({ ttl }) => ttl)).toEqual([0, 0]);
    expect(dataOf(second)).not.toEqual(dataOf(first));
    const draws = [0, 1, 2, 3, 4].map((draw) =>
      ask({ name, type: "A", resolver: setting.resolver, draw }),
    );
    const data = (await Promise.all(draws)).flatMap((one) => (isFailure(one) ? [] : dataOf(one)));
    // One after another they differ: that is how a look draws.
    const { facts } = await judgeHost(setting, [setting.resolver], TTL_ZERO);
    expect(facts.addresses.length).toBeGreaterThanOrEqual(2);
    const [atOnce, inALook] = [new Set(data).size, facts.addresses.length].map(String);
    return `different of 5 at once: ${atOnce ?? ""}, of 4 in one look: ${inALook ?? ""}`;
  },
  "double flux": async (setting) => {
    const { verdict, facts } = await judgeHost(setting, [setting.resolver], DOUBLE_FLUX);
    expect(isRight(DOUBLE_FLUX, verdict.level), verdict.level).toBe(true);
    expect(facts.nameServers).toHaveLength(4);
    expect(facts.nameServers.every(({ addresses }) => addresses.length > 0)).toBe(true);
    return `${verdict.level}, score ${verdict.score.toFixed(1)}`;
  },
  "content network": async (setting) => {
    const { verdict, facts } = await judgeHost(setting, [setting.resolver], CONTENT_NETWORK);
    expect(isRight(CONTENT_NETWORK, verdict.level), verdict.level).toBe(true);
    expect(facts.aliases).toHaveLength(2);
    return `${verdict.level}, aliases to ${facts.aliases.at(-1) ?? ""}`;
  },
};

/** Looks at a scenario's host as the command does, and judges what came. */
export async function judgeHost(
  { interop, knowledge }: Pick<Setting, "interop" | "knowledge">,
  resolvers: readonly string[],
  scenario: Scenario,
): Promise<Judgement> {
  const host = mainHost(scenario);
  const takeHostLook = createHostLooks(interop.ports, knowledge, () => resolvers);
  const look = await takeHostLook({ host, looks: [], connections: [] });
  expect(look.failures).toEqual([]);
  const history = { host, looks: [look], connections: [] };
  return judge({ history, knowledge, sensitivity: "balanced" });
}

function client(
  { interop }: Setting,
  options: { readonly refuseGet?: boolean } = {},
): { readonly ask: AskResolver; readonly exchanges: Recorded["exchanges"] } {
  const { ports, exchanges } = recordExchanges(interop.ports, options);
  return { ask: createDohClient(ports), exchanges };
}

async function answerTo(
  ask: AskResolver,
  { resolver }: Setting,
  name: string,
  type: RecordType,
): Promise<Observation> {
  const result = await ask({ name, type, resolver, draw: 0 });
  if (isFailure(result)) throw new Error(`${name} ${type}: ${result.kind}: ${result.detail}`);
  return result;
}

function dataOf({ answer }: Observation): string[] {
  return answer.map(({ data }) => data).sort();
}

/** What the scenario model itself says, for names that do not change. */
function modelData({ world }: Setting, name: string, type: RecordType = "A"): string[] {
  const vantage = { region: "eu" } as const;
  const { answer } = world.authority.answer({ name, type, at: Date.now(), vantage, sequence: 0 });
  return answer.map(({ data }) => data).sort();
}
