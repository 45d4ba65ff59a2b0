import type { Dossier } from "../dossier.ts";
import { isOwnName } from "../seen-machines.ts";
import type { Evidence } from "../evidence.ts";
import { registrableDomain } from "../host.ts";
import { classifyReverseName } from "../reverse-name.ts";
import { interpolate, type Spread } from "../spread.ts";

/** Who has named the machines, as far as reverse names and universities tell. */
export type Owners = {
  /** Addresses of which this is known: a reverse name was asked for, or a university announces them. */
  readonly known: number;
  /** Under the site's own domain, or one that its aliases lead to. */
  readonly own: number;
  /** At universities, or outside access networks under somebody else's domain. */
  readonly others: number;
  /** How many different such domains and universities there are. */
  readonly otherOwners: number;
};

/** From so many different owners a site is a common cause and not one customer's rented machines. */
const MANY_OWNERS = 3;

export function measureOwners(dossier: Dossier, spread: Spread): Owners {
  let known = 0;
  let own = 0;
  let others = 0;
  const owners = new Set<string>();
  for (const { sighting } of spread.addresses.values()) {
    const name = dossier.reverseNames.get(sighting.reverseQuery);
    const kind = sighting.network?.kind;
    if (name === undefined && kind !== "education") continue;
    known += 1;
    if (isOwnName(dossier, name)) {
      own += 1;
    } else if (kind === "education") {
      others += 1;
      owners.add(sighting.networkId);
    } else if (
      kind !== "access" &&
      name !== undefined &&
      name !== "" &&
      classifyReverseName(name, sighting.address) === "owner"
    ) {
      others += 1;
      owners.add(registrableDomain(name));
    }
  }
  return { known, own, others, otherOwners: owners.size };
}

/**
 * Machines that many people run and named: universities, clubs and volunteers, as behind mirrors and
 * time pools (detection-modelling, 5). What is rented or stolen for a day has its hoster's name. In
 * access networks names prove nothing: customers and providers alike may write what they want.
 */
export function volunteers({ known, others, otherOwners }: Owners): Evidence[] {
  if (otherOwners < MANY_OWNERS) return [];
  const points = interpolate(
    [
      [0.15, 0],
      [0.3, -2.5],
      [0.5, -4],
    ],
    others / known,
  );
  if (points === 0) return [];
  const facts = { named: others, owners: otherOwners };
  return [{ group: "legitimate", points, reason: "many-owners", facts }];
}

/**
 * Reverse names under the site's own domain. Bots cannot carry them; who rents servers to hide could,
 * but would sign each of them, so this weighs little.
 */
export function ownNames({ known, own }: Owners): Evidence[] {
  if (own === 0) return [];
  const points = interpolate(
    [
      [0, -0.5],
      [0.1, -1],
      [0.4, -2],
    ],
    own / known,
  );
  return [
    { group: "legitimate", points, reason: "own-names", facts: { named: own, judged: known } },
  ];
}
