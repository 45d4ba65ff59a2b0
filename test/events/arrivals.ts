import { createRandom } from "../../lab/model/random.ts";
import { waitAfter } from "../../src/events/backoff.ts";

const MINUTE = 60_000;

/** When clients that each have one event at some time during an outage come back after it, ms since its end. */
export function afterOutage(clients: number, minutes: number): readonly number[] {
  const chance = createRandom(minutes);
  const end = minutes * MINUTE;
  return Array.from({ length: clients }, () => {
    let at = chance() * end;
    for (let failures = 1; at < end; failures += 1) at += waitAfter(failures, undefined, chance());
    return at - end;
  });
}

/** When clients come back that were all told at once to do so after some minutes (`Retry-After`), ms since then. */
export function afterRetryAfter(clients: number, minutes: number): readonly number[] {
  const chance = createRandom(minutes);
  return Array.from({ length: clients }, () => waitAfter(1, minutes * MINUTE, chance()));
}
