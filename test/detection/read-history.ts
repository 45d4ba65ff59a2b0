import { addLook, openDossier, type Dossier } from "../../src/detection/dossier.ts";
import { registrableDomain } from "../../src/detection/host.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { History } from "../../src/detection/observation.ts";
import { measureSpread, type Spread } from "../../src/detection/spread.ts";
import { KNOWLEDGE } from "./history-builder.ts";

/** What evidence is made from, with the kinds of networks fully trusted. */
export function readHistory(
  of: History,
  knowledge: NetworkKnowledge = KNOWLEDGE,
): { readonly dossier: Dossier; readonly spread: Spread } {
  const dossier = openDossier(of, registrableDomain(of.host));
  for (const look of of.looks) addLook(dossier, look, knowledge);
  return { dossier, spread: measureSpread(dossier, 1) };
}
