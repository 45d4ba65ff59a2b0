import { addLook, openDossier, type Dossier } from "./dossier.ts";
import { registrableDomain } from "./host.ts";
import type { NetworkKnowledge } from "./network.ts";
import type { History } from "./observation.ts";
import { dayOf, recollect, type Recollection } from "./recollection.ts";

/** What is to be kept of a whole history; undefined where no answer held an address that counts. */
export function recollectHistory(
  history: History,
  knowledge: NetworkKnowledge,
): Recollection | undefined {
  const dossier = openDossier(history, registrableDomain(history.host));
  for (const look of history.looks) addLook(dossier, look, knowledge);
  return recollect(history.earlier, networksByDay(dossier));
}

/** Networks by the days on which answers held them; content networks and private addresses left out. */
export function networksByDay(dossier: Dossier): Map<number, Set<string>> {
  const sightings = [...dossier.sightings.values()];
  const days = new Map<number, Set<string>>();
  for (const { draws } of dossier.drawn) {
    for (const { at, addresses } of draws) {
      const day = dayOf(at);
      const ids = days.get(day) ?? new Set();
      days.set(day, ids);
      for (const address of addresses) {
        const sighting = sightings[address];
        // An alias of a content network may have come to light after the answer did.
        if (sighting !== undefined && !sighting.viaCdn) ids.add(sighting.networkId);
      }
    }
  }
  return days;
}
