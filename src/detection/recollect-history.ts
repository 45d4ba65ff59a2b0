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

/** Networks by the days on which looks began that saw them; content networks and private addresses left out. */
export function networksByDay({ drawn, networkNumbers }: Dossier): Map<number, Set<string>> {
  const ids = [...networkNumbers.keys()];
  const days = new Map<number, Set<string>>();
  for (const { at, networks } of drawn) {
    const day = dayOf(at);
    const seen = days.get(day) ?? new Set();
    days.set(day, seen);
    for (const network of networks) seen.add(ids[network] ?? "");
  }
  return days;
}
