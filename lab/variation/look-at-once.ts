import type { Failure, Look, Observation } from "../../src/detection/observation.ts";
import type { Ask } from "../../src/detection/plan.ts";
import { askKey } from "../../src/dns/look.ts";

/** As many as one look may send. */
const MAXIMUM_ASKS = 120;

/**
 * One look without waiting: everything that the plan wants is answered together, then the plan is
 * asked again. The same queries as `takeLook` sends where all answers of a round arrive together.
 */
export function lookAtOnce(
  at: number,
  plan: (look: Look, asked: readonly Ask[]) => readonly Ask[],
  answer: (ask: Ask) => Observation | Failure,
): Look {
  const asked: Ask[] = [];
  const known = new Set<string>();
  const done: { readonly key: string; readonly result: Observation | Failure }[] = [];
  let look: Look = { at, epoch: 0, observations: [], failures: [] };
  for (;;) {
    const before = asked.length;
    for (const ask of plan(look, asked)) {
      const key = askKey(ask);
      if (known.has(key) || asked.length >= MAXIMUM_ASKS) continue;
      known.add(key);
      asked.push(ask);
      done.push({ key, result: answer(ask) });
    }
    if (asked.length === before) return look;
    done.sort((a, b) => (a.key < b.key ? -1 : 1));
    const results = done.map(({ result }) => result);
    look = {
      ...look,
      observations: results.filter((result) => "answer" in result),
      failures: results.filter((result) => "kind" in result),
    };
  }
}
