import type { Dossier } from "./dossier.ts";

/**
 * A dossier that can be added to while the one it is made from stays as it is, or the other way round.
 * Every field is named, so that the compiler asks about a new one; in the order of `openDossier`, so that both
 * are one kind of object to the engine.
 */
export function copyDossier(from: Dossier): Dossier {
  from.own = new Set();
  return {
    own: new Set(),
    host: from.host,
    zone: from.zone,
    days: from.days,
    neighbours: from.neighbours,
    sightings: from.sightings,
    networkNumbers: from.networkNumbers,
    blocks: from.blocks,
    drawn: from.drawn.slice(),
    longestAnswer: from.longestAnswer,
    abroad: from.abroad.slice(),
    reverseNames: from.reverseNames,
    nameServers: from.nameServers,
    aliases: from.aliases.slice(),
    aliasZones: from.aliasZones.slice(),
    cdn: from.cdn,
    maximumTtl: from.maximumTtl,
    answering: from.answering,
    blocking: from.blocking,
    negatives: { ...from.negatives },
    looks: from.looks,
  };
}
