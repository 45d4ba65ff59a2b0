import type { Own, SharedPart } from "./own.ts";
import type { Sighting } from "./sighting.ts";

/** The shared parts of a dossier as they are read. */
export type SharedParts = {
  sightings: ReadonlyMap<string, Sighting>;
  /** Network id -> its number in this dossier: in what order they came says nothing. */
  networkNumbers: ReadonlyMap<string, number>;
  /** Block of addresses -> the first of them that counted. */
  blocks: ReadonlyMap<string, string>;
  /** Reverse query name -> name; an empty text where the answer was that there is none. */
  reverseNames: ReadonlyMap<string, string>;
  /** Name server -> its addresses with the look in which each was first seen. */
  nameServers: ReadonlyMap<string, ReadonlyMap<string, Sighting>>;
  /** Resolvers that gave addresses, and those that refused with a block, with the look of the latest. */
  answering: ReadonlySet<string>;
  blocking: ReadonlySet<string>;
};

/** The same as they are written by whoever has them to itself. */
type OwnParts = {
  readonly sightings: Map<string, Sighting>;
  readonly networkNumbers: Map<string, number>;
  readonly blocks: Map<string, string>;
  readonly reverseNames: Map<string, string>;
  readonly nameServers: Map<string, Map<string, Sighting>>;
  readonly answering: Set<string>;
  readonly blocking: Set<string>;
};

const COPY: { readonly [P in SharedPart]: (from: SharedParts[P]) => OwnParts[P] } = {
  sightings: (from) => new Map(from),
  networkNumbers: (from) => new Map(from),
  blocks: (from) => new Map(from),
  reverseNames: (from) => new Map(from),
  nameServers: copyNameServers,
  answering: (from) => new Set(from),
  blocking: (from) => new Set(from),
};

function copyNameServers(from: SharedParts["nameServers"]): OwnParts["nameServers"] {
  const copy: OwnParts["nameServers"] = new Map();
  for (const [name, addresses] of from) copy.set(name, new Map(addresses));
  return copy;
}

/** A part of a dossier to be changed: the only way to one that can be written to. */
export function own<P extends SharedPart>(
  dossier: SharedParts & { readonly own: Own },
  part: P,
): OwnParts[P] {
  if (!dossier.own.has(part)) {
    const parts: SharedParts = dossier;
    parts[part] = COPY[part](parts[part]);
    dossier.own.add(part);
  }
  // It was made by `COPY`.
  return dossier[part] as unknown as OwnParts[P];
}
