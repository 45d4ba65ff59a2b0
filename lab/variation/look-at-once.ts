import type { Failure, Look, Observation } from "../../src/detection/observation.ts";
import type { Ask } from "../../src/detection/plan.ts";
import { askKey } from "../../src/dns/look.ts";

/** As many as one look may send. */
const MAXIMUM_ASKS = 120;

/**
 * One look without waiting: everything that the plan wants is answered together, then the plan is
 * asked again; time passes only where nothing is left but what may not leave yet. The same queries as
 * `takeLook` sends where all answers of a round arrive together. `onPause` hears the look so far, and
 * the time (ms since the epoch), whenever time is about to pass, and at the end.
 */
export function lookAtOnce(
  at: number,
  plan: (look: Look, asked: readonly Ask[]) => readonly Ask[],
  answer: (ask: Ask, at: number) => Observation | Failure,
  onPause: (look: Look, at: number) => void = () => undefined,
): Look {
  const asked: Ask[] = [];
  const known = new Set<string>();
  const done: { readonly key: string; readonly result: Observation | Failure }[] = [];
  let look: Look = { at, epoch: 0, observations: [], failures: [] };
  let now = at;
  for (;;) {
    const before = asked.length;
    let next = Number.POSITIVE_INFINITY;
    for (const ask of plan(look, asked)) {
      const key = askKey(ask);
      if (known.has(key) || asked.length >= MAXIMUM_ASKS) continue;
      const { notBefore = now } = ask;
      if (notBefore > now) {
        next = Math.min(next, notBefore);
        continue;
      }
      known.add(key);
      asked.push(ask);
      done.push({ key, result: answer(ask, now) });
    }
    if (asked.length === before) {
      onPause(look, now);
      if (next === Number.POSITIVE_INFINITY) return look;
      now = next;
      continue;
    }
    done.sort((a, b) => (a.key < b.key ? -1 : 1));
    const results = done.map(({ result }) => result);
    look = {
      ...look,
      observations: results.filter((result) => "answer" in result),
      failures: results.filter((result) => "kind" in result),
    };
  }
}
