import type { DrawnLook } from "./drawn-look.ts";
import { addDay, dayOf, type Recollection } from "./recollection.ts";

/** On which days which networks answered, as far as it is kept. */
export type SeenDays = {
  /** All days but the newest, those before the first look included. */
  past: Recollection | undefined;
  /** The day of the newest look that drew anything, and the networks seen on it, by number. */
  today: { readonly day: number; readonly networks: Set<number> } | undefined;
};

type NetworkNumbers = ReadonlyMap<string, number>;

/** Adds what one look drew. Looks come oldest first. */
export function noteDay(days: SeenDays, look: DrawnLook, numbers: NetworkNumbers): void {
  const day = dayOf(look.at);
  if (days.today?.day === day) {
    if (look.isRepeat) return;
    for (const network of look.networks) days.today.networks.add(network);
  } else {
    days.past = recollect(days, numbers);
    days.today = { day, networks: new Set(look.networks) };
  }
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

export function copyDays({ past, today }: SeenDays): SeenDays {
  return { past, today: today && { day: today.day, networks: new Set(today.networks) } };
}
