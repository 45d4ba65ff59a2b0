import type { Dossier } from "./dossier.ts";
import { parseAddress } from "./address.ts";
import { machineOf } from "./seen-machines.ts";
import type { Sighting } from "./sighting.ts";
import type { AddressFact, ConnectionFact, HostFacts, LookFact, NameServerFact } from "./facts.ts";
import type { NetworkKnowledge } from "./network.ts";
import type { History, Look } from "./observation.ts";

/** Everything behind a verdict, in a form that can be shown, exported and compared. */
export function describeHost(
  history: History,
  dossier: Dossier,
  knowledge: NetworkKnowledge,
): HostFacts {
  const first = history.looks[0]?.at ?? 0;
  const last = history.looks.at(-1)?.at ?? first;
  const sightings = [...dossier.sightings.values()].sort(byFirstSeen);
  const networks = new Set(
    sightings.filter((seen) => !seen.reserved).map((seen) => seen.networkId),
  );
  return {
    host: history.host,
    registrableDomain: dossier.zone,
    addresses: sightings.map((sighting) => describeAddress(dossier, sighting)),
    networks: networks.size,
    aliases: [...dossier.aliases],
    nameServers: describeNameServers(dossier),
    maximumTtl: dossier.maximumTtl < 0 ? undefined : dossier.maximumTtl,
    looks: describeLooks(history, sightings),
    connections: describeConnections(history, sightings, knowledge),
    spanSeconds: Math.round((last - first) / 1000),
  };
}

function describeAddress(dossier: Dossier, sighting: Sighting): AddressFact {
  const name = dossier.reverseNames.get(sighting.reverseQuery);
  return {
    address: sighting.address,
    network: sighting.network,
    machine: sighting.reserved ? "unknown" : machineOf(dossier, sighting).kind,
    reverseName: name === "" ? undefined : name,
    reserved: sighting.reserved,
    firstSeen: sighting.firstSeen,
    lastSeen: sighting.lastSeen,
    looks: sighting.looks,
  };
}

function describeNameServers(dossier: Dossier): NameServerFact[] {
  return [...dossier.nameServers]
    .map(([name, addresses]) => ({
      name,
      addresses: [...addresses.values()]
        .sort(byFirstSeen)
        .map((seen) => describeAddress(dossier, seen)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function describeLooks(
  { host, looks }: History,
  sightings: readonly Sighting[],
): readonly LookFact[] {
  const fresh = looks.map(() => 0);
  for (const { looks: seenIn } of sightings) {
    const [first = 0] = seenIn;
    fresh[first] = (fresh[first] ?? 0) + 1;
  }
  return looks.map((look, index) => {
    const { at, epoch, failures } = look;
    const resolvers = resolversOf(look, host);
    return { at, epoch, resolvers, failed: failures.length, newAddresses: fresh[index] ?? 0 };
  });
}

function describeConnections(
  { connections }: History,
  sightings: readonly Sighting[],
  knowledge: NetworkKnowledge,
): readonly ConnectionFact[] {
  const answered = new Set(sightings.map(({ address }) => address));
  return connections.flatMap(({ at, address: text }) => {
    const address = parseAddress(text);
    if (address === undefined) return [];
    const network = address.reserved ? undefined : knowledge.networkOf(address.text);
    return [{ address: address.text, at, network, answered: answered.has(address.text) }];
  });
}

type Asked = { readonly host: string; readonly resolvers: LookFact["resolvers"] };

/** By look: a look never changes, and is described anew after each that follows it. */
const described = new WeakMap<Look, Asked>();

function resolversOf(look: Look, host: string): LookFact["resolvers"] {
  const known = described.get(look);
  if (known?.host === host) return known.resolvers;
  const resolvers = readResolvers(look, host);
  described.set(look, { host, resolvers });
  return resolvers;
}

function readResolvers({ observations }: Look, host: string): LookFact["resolvers"] {
  const asked = new Map<string, { tookMs: number | undefined; addresses: Set<string> }>();
  for (const { resolver, question, answer, tookMs, subnet } of observations) {
    if (question.name !== host || subnet !== undefined) continue;
    const entry = asked.get(resolver) ?? { tookMs: undefined, addresses: new Set<string>() };
    if (tookMs !== undefined) entry.tookMs = Math.max(entry.tookMs ?? 0, tookMs);
    for (const { type, data } of answer)
      if (type === "A" || type === "AAAA") entry.addresses.add(data);
    asked.set(resolver, entry);
  }
  return [...asked]
    .map(([url, { tookMs, addresses }]) => ({ url, tookMs, addresses: addresses.size }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

function byFirstSeen(a: Sighting, b: Sighting): number {
  return a.firstSeen - b.firstSeen || (a.address < b.address ? -1 : 1);
}
