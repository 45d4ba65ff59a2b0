import { addLook, openDossier } from "./dossier.ts";
import { registrableDomain } from "./host.ts";
import type { NetworkKnowledge } from "./network.ts";
import type { History } from "./observation.ts";
import type { Recollection } from "./recollection.ts";
import { recollect } from "./seen-days.ts";

/** What is to be kept of a whole history; undefined where no answer held an address that counts. */
export function recollectHistory(
  history: History,
  knowledge: NetworkKnowledge,
): Recollection | undefined {
  const dossier = openDossier(history, registrableDomain(history.host));
  for (const look of history.looks) addLook(dossier, look, knowledge);
  return recollect(dossier.days, dossier.networkNumbers);
}
