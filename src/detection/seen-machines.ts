import type { Dossier } from "./dossier.ts";
import { judgeMachine, type Machine } from "./machine.ts";
import type { Sighting } from "./sighting.ts";

/** What the machine behind a sighting is, by its network and its reverse name. */
export function machineOf(dossier: Dossier, sighting: Sighting): Machine {
  if (sighting.viaCdn) return { kind: "cdn", basis: "named", ownerNamed: false };
  const name = dossier.reverseNames.get(sighting.reverseQuery);
  // Whoever runs the site has the reverse zone: no home's provider names its customers after a site.
  if (isOwnName(dossier, name)) return { kind: "server", basis: "named", ownerNamed: true };
  const machine = judgeMachine(
    sighting.network?.kind ?? "unknown",
    name === "" ? undefined : name,
    sighting.address,
  );
  return sighting.crowded && machine.kind === "home" ? RACKED : machine;
}

/** A provider rents out places in its own building too, and names them by script as it names its lines. */
const RACKED: Machine = { kind: "server", basis: "network", ownerNamed: false };

/** Whether a reverse name lies in the site's own zone, or in one that its aliases lead to. */
export function isOwnName(dossier: Dossier, name: string | undefined): boolean {
  if (name === undefined || name === "") return false;
  if (isBelow(name, dossier.zone)) return true;
  for (const zone of dossier.aliasZones) if (isBelow(name, zone)) return true;
  return false;
}

function isBelow(name: string, zone: string): boolean {
  return name.endsWith(zone) && (name.length === zone.length || name.at(-zone.length - 1) === ".");
}

/** Sightings that may count: public, and not a content network's. */
export function countedSightings(dossier: Dossier): Sighting[] {
  return [...dossier.sightings.values()].filter(
    (sighting) => !sighting.reserved && !sighting.viaCdn && sighting.network?.kind !== "cdn",
  );
}
