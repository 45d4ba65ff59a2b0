import type { Dossier } from "./dossier.ts";
import { machineOf } from "./seen-machines.ts";
import type { Sighting } from "./sighting.ts";
import type { AddressFact, HostFacts, LookFact, NameServerFact } from "./facts.ts";
import type { History, Look } from "./observation.ts";

/** Everything behind a verdict, in a form that can be shown, exported and compared. */
export function describeHost(history: History, dossier: Dossier): HostFacts {
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
    looks: history.looks.map((look, index) => describeLook(history, dossier, look, index)),
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
    looks: [...sighting.looks],
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

function describeLook(history: History, dossier: Dossier, look: Look, index: number): LookFact {
  const asked = new Map<string, { tookMs: number | undefined; addresses: Set<string> }>();
  for (const { resolver, question, answer, tookMs, subnet } of look.observations) {
    if (question.name !== history.host || subnet !== undefined) continue;
    const entry = asked.get(resolver) ?? { tookMs: undefined, addresses: new Set<string>() };
    if (tookMs !== undefined) entry.tookMs = Math.max(entry.tookMs ?? 0, tookMs);
    for (const { type, data } of answer)
      if (type === "A" || type === "AAAA") entry.addresses.add(data);
    asked.set(resolver, entry);
  }
  const fresh = [...dossier.sightings.values()].filter(({ looks }) => looks[0] === index);
  return {
    at: look.at,
    epoch: look.epoch,
    resolvers: [...asked]
      .map(([url, { tookMs, addresses }]) => ({ url, tookMs, addresses: addresses.size }))
      .sort((a, b) => (a.url < b.url ? -1 : 1)),
    failed: look.failures.length,
    newAddresses: fresh.length,
  };
}

function byFirstSeen(a: Sighting, b: Sighting): number {
  return a.firstSeen - b.firstSeen || (a.address < b.address ? -1 : 1);
}
