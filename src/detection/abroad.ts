import { parseAddress } from "./address.ts";
import { regionOf } from "./example-subnets.ts";
import type { NetworkKnowledge } from "./network.ts";
import type { Observation } from "./observation.ts";

/** One answer about a client subnet elsewhere. */
export type AbroadAnswer = {
  readonly at: number;
  readonly subnet: string;
  readonly region: string;
  readonly scope: number;
  /** Networks of its public addresses. */
  readonly networks: readonly string[];
};

/** What an observation with a client subnet says; nothing where it is about something else, or holds no address. */
export function readAbroad(
  { at, answer, question, subnet }: Observation,
  host: string,
  knowledge: NetworkKnowledge,
): AbroadAnswer[] {
  const region = subnet === undefined ? undefined : regionOf(subnet.asked);
  if (subnet === undefined || region === undefined || question.name !== host) return [];
  const networks = answer.flatMap(({ type, data }) => {
    const address = type === "A" ? parseAddress(data) : undefined;
    if (address === undefined || address.reserved) return [];
    return String(knowledge.networkOf(address.text)?.asn ?? address.prefix);
  });
  if (networks.length === 0) return [];
  const { asked, scope } = subnet;
  return [{ at, subnet: asked, region, scope, networks: [...new Set(networks)] }];
}
