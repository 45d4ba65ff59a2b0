import type { Dossier } from "../dossier.ts";
import type { Evidence } from "../evidence.ts";
import type { Spread } from "../spread.ts";

const SHARED_HOME_POINTS = 3;

/**
 * One home address that answers for unrelated odd sites as well: one machine of a botnet served 14
 * sites on average (Nazario 2008), a person's own computer serves that person's. A site at a single
 * network may be just that, and does not count.
 */
export function sharedHomes(dossier: Dossier, spread: Spread): Evidence[] {
  if (spread.networks < 2) return [];
  const shared = dossier.neighbours.filter(
    ({ address, others }) => others > 0 && spread.addresses.get(address)?.machine.kind === "home",
  );
  const [first] = [...shared].sort(
    (a, b) => b.others - a.others || (a.address < b.address ? -1 : 1),
  );
  if (first === undefined) return [];
  const facts = { address: first.address, others: first.others };
  return [{ group: "extras", points: SHARED_HOME_POINTS, reason: "shared-home", facts }];
}
