import type { NetworkKnowledge } from "../../../src/detection/network.ts";
import type { Look } from "../../../src/detection/observation.ts";
import { addressAnswers, countNetworks, nameServers, union, type Baseline } from "./answers.ts";

/** How far apart addresses are on average where the rule counts them as far: a /16. */
const FAR = 65_535;
const LOW_TTL = 900;

/**
 * One point each. The ninth criterion, SOA retry below 900 s, is left out: no look asks for a SOA.
 * The rule was made for a single pass, so each look counts alone and the most worrying one decides;
 * the authors' hand-made list of exceptions is not applied.
 */
export const NAZARIO: Baseline = {
  id: "Nazario 2008",
  source:
    "more than 4 of 8 points: TTL < 900; > 5 addresses; their mean distance > 65535; > 8 addresses and that distance; > 2 networks; name servers' mean distance > 65535; > 3 name servers; in > 2 networks (Nazario and Holz, MALWARE 2008)",
  threshold: 4,
  score: (looks, { host }, knowledge) =>
    Math.max(0, ...looks.map((look) => points(look, host, knowledge))),
};

function points(look: Look, host: string, knowledge: NetworkKnowledge): number {
  const answers = addressAnswers([look], host);
  if (answers.length === 0) return 0;
  const addresses = union(answers);
  const servers = nameServers([look]);
  const far = meanDistance(addresses) > FAR;
  const criteria = [
    Math.min(...answers.map(({ ttl }) => ttl)) < LOW_TTL,
    addresses.length > 5,
    far,
    addresses.length > 8 && far,
    countNetworks(addresses, knowledge) > 2,
    meanDistance(servers.addresses) > FAR,
    servers.names.length > 3,
    countNetworks(servers.addresses, knowledge) > 2,
  ];
  return criteria.filter(Boolean).length;
}

/** Mean distance of neighbours in the sorted list of addresses as 32-bit numbers; 0 below two. */
export function meanDistance(addresses: readonly string[]): number {
  if (addresses.length < 2) return 0;
  const numbers = addresses.map((address) =>
    address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0),
  );
  return (Math.max(...numbers) - Math.min(...numbers)) / (numbers.length - 1);
}
