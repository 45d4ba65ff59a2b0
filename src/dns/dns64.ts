import { findNat64Prefix, withoutNat64 } from "../detection/nat64.ts";
import type { Observation } from "../detection/observation.ts";

/**
 * The same answers, IPv6 addresses that a resolver made from the site's IPv4 addresses (DNS64, RFC 6147) replaced by these.
 * An answer counts as made where all its addresses lie behind one prefix and one of them holds an address that the site's
 * A records name.
 */
export function withoutDns64(observations: readonly Observation[]): readonly Observation[] {
  // The usual case, and looks are put together often.
  if (!observations.some(isIpv6Answer)) return observations;
  const known = new Map<string, Set<string>>();
  for (const { question, answer } of observations) {
    if (question.type !== "A") continue;
    const addresses = known.get(question.name) ?? new Set();
    for (const { type, data } of answer) if (type === "A") addresses.add(data);
    known.set(question.name, addresses);
  }
  return observations.map((observation) => {
    const addresses = known.get(observation.question.name);
    return observation.question.type === "AAAA" && addresses !== undefined
      ? unmade(observation, addresses)
      : observation;
  });
}

function isIpv6Answer({ question, answer }: Observation): boolean {
  return question.type === "AAAA" && answer.some(({ type }) => type === "AAAA");
}

/** Made addresses are as many as the A records, and sites have few; longer lists are not worth the time. */
const MOST_MADE = 32;

function unmade(observation: Observation, known: ReadonlySet<string>): Observation {
  const given = observation.answer.filter(({ type }) => type === "AAAA");
  if (given.length > MOST_MADE) return observation;
  const prefix = given
    .map(({ data }) => findNat64Prefix(data, known))
    .find((found) => found !== undefined);
  if (prefix === undefined) return observation;
  if (given.some(({ data }) => withoutNat64(data, prefix) === data)) return observation;
  const answer = observation.answer.map((record) =>
    record.type === "AAAA" ? { ...record, data: withoutNat64(record.data, prefix) } : record,
  );
  return { ...observation, answer };
}
