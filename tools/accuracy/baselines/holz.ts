import { addressAnswers, countNetworks, union, type Baseline } from "./answers.ts";

/** Seconds: only names with a smaller time to live were looked at. */
const MOST_TTL = 1_800;

/** The published weights: 1.32 for an address, 18.54 for a network, 0 for a name server. */
export function fluxScore(addresses: number, networks: number): number {
  return 1.32 * addresses + 18.54 * networks;
}

export const HOLZ: Baseline = {
  id: "Holz 2008",
  source:
    "1.32 nA + 18.54 nASN > 142.38 over all lookups of a name with TTL < 1800 s (Holz, Gorecki, Rieck, Freiling, NDSS 2008)",
  threshold: 142.38,
  score: (looks, { host }, knowledge) => {
    const answers = addressAnswers(looks, host).filter(({ ttl }) => ttl < MOST_TTL);
    const addresses = union(answers);
    return fluxScore(addresses.length, countNetworks(addresses, knowledge));
  },
};
