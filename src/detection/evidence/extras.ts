import { parseAddress } from "../address.ts";
import type { Dossier } from "../dossier.ts";
import type { Evidence } from "../evidence.ts";
import type { NetworkKnowledge } from "../network.ts";
import type { Connection } from "../observation.ts";
import type { Spread } from "../spread.ts";
import type { Machines } from "./residential.ts";

export const EXTRAS_CAP = 4;

/** Rare signs that stand on their own. */
export function extras(
  dossier: Dossier,
  spread: Spread,
  machines: Machines,
  connections: readonly Connection[],
  knowledge: NetworkKnowledge,
): Evidence[] {
  return [
    ...reservedAmongPublic(dossier, spread),
    ...blocked(dossier),
    ...connectedHome(spread, machines, connections, knowledge),
  ];
}

/** Decoys: Akamai (2017) found private addresses planted among the bots. All-private answers are an internal site. */
function reservedAmongPublic(dossier: Dossier, spread: Spread): Evidence[] {
  if (spread.addresses.size === 0) return [];
  const reserved = [...dossier.sightings.values()]
    .filter((sighting) => sighting.reserved)
    .map(({ address }) => address)
    .sort();
  const [example] = reserved;
  if (example === undefined) return [];
  const facts = { count: reserved.length, example };
  return [{ group: "extras", points: 2, reason: "private-among-public", facts }];
}

/** One resolver withholds the name as malicious while others answer. */
function blocked(dossier: Dossier): Evidence[] {
  const [resolver] = [...dossier.blocking].filter((url) => !dossier.answering.has(url)).sort();
  if (resolver === undefined || dossier.answering.size === 0) return [];
  return [{ group: "extras", points: 2, reason: "resolver-blocks", facts: { resolver } }];
}

/** The browser was sent to a home while the resolvers we ask were shown servers. */
function connectedHome(
  spread: Spread,
  machines: Machines,
  connections: readonly Connection[],
  knowledge: NetworkKnowledge,
): Evidence[] {
  if (spread.addresses.size === 0 || machines.homes > 0 || connections.length === 0) return [];
  const answering = new Set(
    Array.from(spread.addresses.values(), ({ sighting }) => sighting.networkId),
  );
  for (const connection of connections) {
    const address = parseAddress(connection.address);
    if (address === undefined || address.reserved || spread.addresses.has(address.text)) continue;
    const network = knowledge.networkOf(address.text);
    if (network?.kind !== "access" || answering.has(String(network.asn))) continue;
    const facts = { address: address.text, operator: network.operator };
    return [{ group: "extras", points: 1, reason: "connected-home", facts }];
  }
  return [];
}
