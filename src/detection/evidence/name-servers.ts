import type { Dossier } from "../dossier.ts";
import { machineOf } from "../seen-machines.ts";
import type { Sighting } from "../sighting.ts";
import type { Evidence } from "../evidence.ts";
import type { Spread } from "../spread.ts";

export const NAME_SERVERS_CAP = 6;

/**
 * Double flux and the self-contained trait: name servers that are spread over homes, keep moving, or
 * sit on the very machines that serve the site. In the 2009 trace 320 of 360 flux names had name
 * servers out of the same pool as their web addresses (detection-science, finding 8).
 */
export function nameServers(dossier: Dossier, spread: Spread): Evidence[] {
  const sightings = distinctSightings(dossier);
  const networks = new Set(sightings.map(({ networkId }) => networkId));
  const found: Evidence[] = [];
  if (sightings.length >= 2 && networks.size >= 2) {
    found.push(...scattered(dossier, sightings, networks.size));
    found.push(...moved(dossier, sightings));
    found.push(...shared(sightings, spread));
  }
  return found;
}

function distinctSightings(dossier: Dossier): Sighting[] {
  const byAddress = new Map<string, Sighting>();
  for (const addresses of dossier.nameServers.values()) {
    for (const sighting of addresses.values()) {
      if (sighting.reserved || sighting.network?.kind === "cdn") continue;
      const known = byAddress.get(sighting.address);
      if (known === undefined || sighting.firstSeen < known.firstSeen) {
        byAddress.set(sighting.address, sighting);
      }
    }
  }
  return [...byAddress.values()];
}

function scattered(dossier: Dossier, sightings: readonly Sighting[], networks: number): Evidence[] {
  const judged = sightings.length;
  if (networks < 3 || networks / judged < 0.5) return [];
  const machines = sightings.map((sighting) => machineOf(dossier, sighting));
  const homes = machines.filter(({ kind }) => kind === "home");
  const named = homes.filter(({ basis }) => basis === "named").length;
  if (homes.length >= judged / 2) {
    const points = named >= 2 ? 3 : 2.5;
    const facts = { homes: homes.length, judged };
    return [{ group: "name-servers", points, reason: "name-servers-at-home", facts }];
  }
  // Anycast and secondary DNS providers spread over server networks as a matter of course.
  if (machines.filter(({ kind }) => kind === "server").length >= judged / 2) return [];
  const facts = { nameServers: dossier.nameServers.size, networks };
  return [{ group: "name-servers", points: 1, reason: "name-servers-scattered", facts }];
}

/** New networks of name servers after the first look that saw any. Honest ones do not move for weeks (Caglayan 2009). */
function moved(dossier: Dossier, sightings: readonly Sighting[]): Evidence[] {
  const first = Math.min(...sightings.map(({ looks }) => looks[0] ?? 0));
  const before = sightings.filter(({ looks }) => looks[0] === first);
  const known = new Set(before.map(({ networkId }) => networkId));
  const later = sightings.filter(({ networkId }) => !known.has(networkId));
  const atServers = later.filter(
    (sighting) => machineOf(dossier, sighting).kind === "server",
  ).length;
  const newNetworks = new Set(later.map(({ networkId }) => networkId)).size;
  if (newNetworks === 0 || atServers > later.length / 2) return [];
  const start = Math.min(...before.map(({ firstSeen }) => firstSeen));
  const end = Math.max(...later.map(({ firstSeen }) => firstSeen));
  const minutes = Math.max(1, Math.round((end - start) / 60_000));
  const atHomes = later.filter((sighting) => machineOf(dossier, sighting).kind === "home").length;
  const points = newNetworks >= 3 && atHomes > later.length / 2 ? 3 : newNetworks >= 2 ? 2 : 1;
  return [
    { group: "name-servers", points, reason: "name-servers-move", facts: { newNetworks, minutes } },
  ];
}

/** A self-hosted site has its name server on its own address: that counts only where the site is spread. */
function shared(sightings: readonly Sighting[], spread: Spread): Evidence[] {
  const common = sightings.filter(({ address }) => spread.addresses.has(address));
  const networks = new Set(common.map(({ networkId }) => networkId)).size;
  if (networks < 2 || spread.networks < 4) return [];
  return [
    {
      group: "name-servers",
      points: 2,
      reason: "name-servers-shared",
      facts: { shared: common.length },
    },
  ];
}
