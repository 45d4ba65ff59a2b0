import { probeNames } from "../../../lab/interop/probe-names.ts";
import { isExpected, type Scenario } from "../../../lab/model/scenario.ts";
import { scenarioById } from "../../../lab/scenarios/all-scenarios.ts";
import { parseHost, type Host } from "../../../src/detection/host.ts";
import type { Level } from "../../../src/detection/verdict.ts";

export const HONEST = scenarioById("plain");
export const CONTENT_NETWORK = scenarioById("akamai-like");
export const ANYCAST = scenarioById("cloudflare-like");
export const DOUBLE_FLUX = scenarioById("double-flux");
export const TTL_ZERO = scenarioById("ttl-zero");

/** The world that every server answers for. */
export const SCENARIOS: readonly Scenario[] = [
  probeNames,
  HONEST,
  CONTENT_NETWORK,
  ANYCAST,
  DOUBLE_FLUX,
  TTL_ZERO,
];

/** One in which luck does not decide the double flux's first look. */
export const SEED = 2;

export function mainHost({ id, hosts }: Scenario): Host {
  const parsed = parseHost(hosts[0] ?? "");
  if (!parsed.ok) throw new Error(`Scenario ${id} has no host that can be looked up.`);
  return parsed.host;
}

/** Whether a level is what the scenario declares for the first look. */
export function isRight({ expected }: Scenario, level: Level): boolean {
  return isExpected(expected["first-look"], level);
}
