import * as v from "valibot";
import { MOST_NETWORKS, type Recollection } from "../detection/recollection.ts";

/** Days until the year 3000, so that a damaged number is no day. */
const day = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(376_200));
/** A network's number, or the prefix that stands in for one (see `Sighting.networkId`). */
const networkId = v.pipe(
  v.string(),
  v.regex(/^(?:\d{1,10}|\d{1,3}\.\d{1,3}\/16|[0-9a-f]{8}\/32)$/),
);
const networkDay = v.object({
  day,
  ids: v.pipe(v.array(networkId), v.minLength(1), v.maxLength(MOST_NETWORKS)),
});
const recollection = v.pipe(
  v.object({
    due: day,
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    networks: v.pipe(v.array(networkDay), v.minLength(1), v.maxLength(MOST_NETWORKS)),
    widest: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_NETWORKS)),
    more: v.boolean(),
  }),
  v.check((found) => isInOrder(found)),
);

function isInOrder({ due, networks }: Recollection): boolean {
  const ids = networks.flatMap((entry) => entry.ids);
  const days = networks.map((entry) => entry.day);
  return (
    ids.length <= MOST_NETWORKS &&
    new Set(ids).size === ids.length &&
    days.every((at, index) => at < (days[index + 1] ?? due))
  );
}

/** Reads a stored recollection; undefined where it is none. */
export function parseRecollection(stored: unknown): Recollection | undefined {
  const parsed = v.safeParse(recollection, stored);
  return parsed.success ? parsed.output : undefined;
}
