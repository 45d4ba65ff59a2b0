import type { Dossier } from "./dossier.ts";
import type { Sighting } from "./sighting.ts";

/**
 * A dossier that can be added to while the one it is made from stays as it is. Every field is named, so
 * that the compiler asks about a new one.
 */
export function copyDossier(from: Dossier): Dossier {
  const sightings = copySightings(from.sightings);
  return {
    host: from.host,
    zone: from.zone,
    earlier: from.earlier,
    neighbours: from.neighbours,
    sightings,
    blocks: copyBlocks(from.blocks, sightings),
    draws: from.draws.slice(),
    abroad: from.abroad.slice(),
    reverseNames: new Map(from.reverseNames),
    nameServers: new Map(
      Array.from(from.nameServers, ([name, addresses]) => [name, copySightings(addresses)]),
    ),
    aliases: from.aliases.slice(),
    aliasZones: from.aliasZones.slice(),
    answering: new Set(from.answering),
    blocking: new Set(from.blocking),
    negatives: { ...from.negatives },
    cdn: from.cdn,
    maximumTtl: from.maximumTtl,
    looks: from.looks,
  };
}

function copySightings(from: ReadonlyMap<string, Sighting>): Map<string, Sighting> {
  const copy = new Map<string, Sighting>();
  for (const [address, seen] of from) copy.set(address, { ...seen, looks: seen.looks.slice() });
  return copy;
}

/** The blocks of the copied sightings: sets of the very objects that `sightings` holds. */
function copyBlocks(
  from: ReadonlyMap<string, ReadonlySet<Sighting>>,
  sightings: ReadonlyMap<string, Sighting>,
): Map<string, Set<Sighting>> {
  const copy = new Map<string, Set<Sighting>>();
  for (const [block, members] of from) {
    const own = new Set<Sighting>();
    for (const { address } of members) {
      const sighting = sightings.get(address);
      if (sighting !== undefined) own.add(sighting);
    }
    copy.set(block, own);
  }
  return copy;
}
