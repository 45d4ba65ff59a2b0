import type { Collector } from "../../../lab/server/collector.ts";
import { eventsOf, type Received } from "../../events/decoded.ts";

/** All that a collector has been sent and has, as often as it came. */
export function copiesIn(collector: Collector): readonly Received[] {
  return collector.requests.flatMap(({ body, taken }) => (taken ? eventsOf(body) : []));
}

/** The same, each event once. Throws where one came in two forms. */
export function collectedIn(collector: Collector): ReadonlyMap<string, Received> {
  const events = new Map<string, Received>();
  for (const one of copiesIn(collector)) {
    const before = events.get(one.id);
    if (before !== undefined && before.text !== one.text) {
      throw new Error(`${one.id} came in two forms.`);
    }
    events.set(one.id, one);
  }
  return events;
}

export function namedIn(collector: Collector, name: string): readonly Received[] {
  return [...collectedIn(collector).values()].filter((event) => event.name === name);
}
