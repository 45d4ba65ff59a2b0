import type { DrawnLook } from "./drawn-look.ts";
import { addDay, dayOf, type Recollection } from "./recollection.ts";

/** On which days which networks answered, as far as it is kept. Never changed once it is made. */
export type SeenDays = {
  /** All days but the newest, those before the first look included. */
  readonly past: Recollection | undefined;
  /** The day of the newest look that drew anything, and the networks seen on it, by number. */
  readonly today: { readonly day: number; readonly networks: ReadonlySet<number> } | undefined;
};

type NetworkNumbers = ReadonlyMap<string, number>;

/** The days with what one look drew. Looks come oldest first. */
export function noteDay(days: SeenDays, look: DrawnLook, numbers: NetworkNumbers): SeenDays {
  const day = dayOf(look.at);
  const { past, today } = days;
  if (today?.day !== day) {
    return { past: recollect(days, numbers), today: { day, networks: new Set(look.networks) } };
  }
  if (look.networks.every((network) => today.networks.has(network))) return days;
  return { past, today: { day, networks: new Set([...today.networks, ...look.networks]) } };
}

/** What is to be kept of all days so far, the newest included; undefined where there is nothing. */
export function recollect(
  { past, today }: SeenDays,
  numbers: NetworkNumbers,
): Recollection | undefined {
  if (today === undefined) return past;
  const ids = [...numbers.keys()];
  const seen = [...today.networks].map((network) => ids[network] ?? "");
  return addDay(past, today.day, seen.sort());
}
