import type { Observation } from "../../src/detection/observation.ts";
import { answer, homes, ONE, poolName, reverse, THREE, TWO } from "../detection/history-builder.ts";

export const FLUX = "shop.lab-bots.com";
/** A name below it, as wildcard names have. */
export const FLUX_BELOW = `www.${FLUX}`;
export const AMBER = "news.lab-odd.net";
export const PLAIN = "www.lab-plain.org";
export const MINUTE = 60_000;

/** A botnet that shows other homes each time, an odd site and a plain one. */
export function answers(name: string, at: number): readonly Observation[] {
  const step = Math.round(at / MINUTE) % 1000;
  if (name === FLUX || name === FLUX_BELOW) {
    const sets = [ONE, TWO, THREE].map((resolver, index) => ({
      resolver,
      addresses: homes(6, step * 18 + index * 6),
    }));
    return sets.flatMap(({ resolver, addresses }) => [
      answer(addresses, { name, resolver }),
      ...addresses.slice(0, 4).map((address) => reverse(address, poolName(address))),
    ]);
  }
  if (name === AMBER) return [ONE, TWO].map((resolver) => answer(homes(10), { name, resolver }));
  return [answer(["61.1.0.1"], { name, ttl: 300 })];
}
