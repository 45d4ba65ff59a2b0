import type { NetworkKnowledge } from "../../../src/detection/network.ts";
import { addressAnswers, type Baseline } from "./answers.ts";

/**
 * Huang's idea as far as the data allow: how evenly the addresses of one answer are spread. Time zones
 * and distances need a map of addresses that is not here, so networks stand in for time zones, and the
 * published Bayesian network, whose weights were never printed, is replaced by the limit at which the
 * entropy of time zones told 28 of 36 fluxed names from 96 of 100 popular ones (2011 trace).
 */
export const SINGLE_ANSWER: Baseline = {
  id: "single answer (after Huang 2010)",
  source:
    "entropy of the networks in the first answer > 0.3 nat (after Huang, Mao, Lee, CCS 2010; networks instead of time zones)",
  threshold: 0.3,
  score: (looks, { host }, knowledge) => {
    const [first] = addressAnswers(looks, host);
    return first === undefined ? 0 : networkEntropy(first.addresses, knowledge);
  },
};

/** -sum p ln p over the networks' shares of the addresses, in nat. */
export function networkEntropy(addresses: readonly string[], knowledge: NetworkKnowledge): number {
  const counts = new Map<number, number>();
  for (const address of addresses) {
    const asn = knowledge.networkOf(address)?.asn;
    if (asn !== undefined) counts.set(asn, (counts.get(asn) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts.values()].reduce((sum, n) => sum - (n / total) * Math.log(n / total), 0);
}
