import type { Dossier } from "../dossier.ts";
import type { Evidence } from "../evidence.ts";
import type { Spread } from "../spread.ts";

export const LEGITIMATE_FLOOR = -6;

/** An hour, less what an alarm may come early. */
const HOUR_MS = 3_300_000;
const DAY_MS = 86_400_000;
/** Ten minutes without one new address are rare in flux, an hour rarer: half of its bots last 3.5 h (D1). */
const STABLE_FOR_MINUTES = -1.5;
const STABLE_FOR_AN_HOUR = -4;
/** A day, less what an alarm may come early. */
const ALMOST_A_DAY_MS = 0.95 * DAY_MS;
const STAYED_FOR_A_DAY = -2.5;

/**
 * What speaks for an ordinary site. Never anything that the site's owner can simply claim; and a site
 * that stays where it is has settled nothing while its name servers move (`nameServersMove`).
 */
export function legitimate(dossier: Dossier, spread: Spread, nameServersMove: boolean): Evidence[] {
  return [
    ...contentNetwork(dossier, spread),
    ...(nameServersMove ? [] : settled(dossier)),
    ...coherent(dossier, spread),
  ];
}

/** Addresses of content networks, whether by alias or by network. Applied per address: one of them clears no other. */
function contentNetwork(dossier: Dossier, spread: Spread): Evidence[] {
  const sightings = [...dossier.sightings.values()].filter(({ reserved }) => !reserved);
  const cdn = sightings.length - spread.addresses.size;
  if (cdn === 0) return [];
  if (cdn === sightings.length) {
    const operator =
      dossier.cdn ?? sightings.find(({ network }) => network !== undefined)?.network?.operator;
    const facts = { operator: operator ?? "" };
    return [{ group: "legitimate", points: -3, reason: "known-cdn", facts }];
  }
  const share = cdn / sightings.length;
  if (share < 0.5 || spread.networks > 1) return [];
  const facts = { cdn, addresses: sightings.length };
  return [{ group: "legitimate", points: -1, reason: "cdn-addresses", facts }];
}

/**
 * The set of addresses has stopped growing: flux pools do not (89 % had moved by 400 to 900 s, finding
 * 2). Who moved once and then stayed for a day has settled too.
 */
function settled({ drawn, maximumTtl }: Dossier): Evidence[] {
  const news = lastNews(drawn);
  const last = drawn.at(-1)?.draws.at(-1);
  const since = drawn[news];
  if (since === undefined || last === undefined) return [];
  const looks = drawn.length - news;
  const span = last.at - since.at;
  const hasGrown = news > 0;
  if (looks < 2 || span < (hasGrown ? ALMOST_A_DAY_MS : 600_000) || span < maximumTtl * 1000)
    return [];
  if (!hasGrown && looks >= 3 && span >= 7 * DAY_MS) {
    const facts = { looks, days: Math.floor(span / DAY_MS) };
    return [{ group: "legitimate", points: -3, reason: "stable-for-days", facts }];
  }
  const facts = { looks, minutes: Math.round(span / 60_000) };
  const unmoved = span >= HOUR_MS ? STABLE_FOR_AN_HOUR : STABLE_FOR_MINUTES;
  const points = hasGrown ? STAYED_FOR_A_DAY : unmoved;
  return [{ group: "legitimate", points, reason: "stopped-growing", facts }];
}

/** Which of the looks was the newest that saw an address for the first time. */
function lastNews(drawn: Dossier["drawn"]): number {
  return Math.max(
    0,
    drawn.findLastIndex(({ news }) => news.addresses.length > 0),
  );
}

/** IPv4 and IPv6 answers out of the same few networks: somebody planned this. */
function coherent({ drawn }: Dossier, spread: Spread): Evidence[] {
  if (spread.networks > 2 || !drawn.some(({ types }) => types.AAAA !== undefined)) return [];
  const networks = { A: new Set<number>(), AAAA: new Set<number>() };
  for (const { types, isRepeat } of drawn) {
    if (isRepeat) continue;
    for (const id of types.A?.networks ?? []) networks.A.add(id);
    for (const id of types.AAAA?.networks ?? []) networks.AAAA.add(id);
  }
  const same = networks.AAAA.size > 0 && [...networks.AAAA].every((id) => networks.A.has(id));
  if (!same) return [];
  return [{ group: "legitimate", points: -0.5, reason: "coherent-records", facts: {} }];
}
