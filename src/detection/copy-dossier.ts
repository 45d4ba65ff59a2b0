import type { Dossier } from "./dossier.ts";
import { copyDays } from "./seen-days.ts";
import type { Sighting } from "./sighting.ts";

/**
 * A dossier that can be added to while the one it is made from stays as it is. Every field is named, so
 * that the compiler asks about a new one.
 */
export function copyDossier(from: Dossier): Dossier {
  return {
    host: from.host,
    zone: from.zone,
    days: copyDays(from.days),
    neighbours: from.neighbours,
    sightings: copySightings(from.sightings),
    networkNumbers: new Map(from.networkNumbers),
    blocks: new Map(from.blocks),
    drawn: from.drawn.slice(),
    longestAnswer: from.longestAnswer,
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
