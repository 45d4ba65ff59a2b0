/** The parts of a dossier that grow most. A copy shares them with what it is made from until either changes one. */
export type SharedPart =
  | "sightings"
  | "networkNumbers"
  | "blocks"
  | "reverseNames"
  | "nameServers"
  | "answering"
  | "blocking";

/**
 * The shared parts that a dossier has to itself and may change. The object also stands in each sighting that the
 * dossier made since it was copied last, and so may change.
 */
export type Own = Set<SharedPart>;
