import type { Dossier } from "./dossier.ts";
import type { Sighting } from "./sighting.ts";

/** The parts that grow most. A copy shares them with what it is made from until either changes one. */
type SharedParts = {
  readonly sightings: Map<string, Sighting>;
  readonly networkNumbers: Map<string, number>;
  readonly blocks: Map<string, string>;
  readonly reverseNames: Map<string, string>;
  readonly nameServers: Map<string, Map<string, Sighting>>;
  readonly answering: Set<string>;
  readonly blocking: Set<string>;
};

/**
 * The shared parts that a dossier has to itself and may change. The object also stands in each sighting that the
 * dossier made since it was copied last, and so may change.
 */
export type Own = Set<keyof SharedParts>;

const COPY: { readonly [P in keyof SharedParts]: (from: Dossier[P]) => SharedParts[P] } = {
  sightings: (from) => new Map(from),
  networkNumbers: (from) => new Map(from),
  blocks: (from) => new Map(from),
  reverseNames: (from) => new Map(from),
  nameServers: copyNameServers,
  answering: (from) => new Set(from),
  blocking: (from) => new Set(from),
};

function copyNameServers(from: Dossier["nameServers"]): SharedParts["nameServers"] {
  const copy: SharedParts["nameServers"] = new Map();
  for (const [name, addresses] of from) copy.set(name, new Map(addresses));
  return copy;
}

/** A part of a dossier to be changed: the only way to one that can be written to. */
export function own<P extends keyof SharedParts>(dossier: Dossier, part: P): SharedParts[P] {
  if (!dossier.own.has(part)) {
    dossier[part] = COPY[part](dossier[part]) as Dossier[P];
    dossier.own.add(part);
  }
  // It was made by `COPY`.
  return dossier[part] as unknown as SharedParts[P];
}

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
