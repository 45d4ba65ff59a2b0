import type { Failure, Look, Observation } from "../detection/observation.ts";
import { withoutDns64 } from "./dns64.ts";
import { isFailure } from "./doh-client.ts";

/** What came of one look so far. Its order is that of the keys, so that it does not depend on when answers came. */
export type LookRecord = {
  /** The first query left just now (ms since the epoch). */
  readonly begin: (at: number) => void;
  readonly add: (key: string, result: Observation | Failure) => void;
  readonly look: () => Look;
};

type Entry<Result> = { readonly key: string; readonly result: Result };

/** `at`: when the look began, until a query leaves. */
export function createRecord(at: number, epoch: number): LookRecord {
  const observations: Entry<Observation>[] = [];
  const failures: Entry<Failure>[] = [];
  let began = at;
  let latest: Look | undefined;
  return {
    begin: (left) => {
      began = left;
      latest = undefined;
    },
    add: (key, result) => {
      if (isFailure(result)) insert(failures, { key, result });
      else insert(observations, { key, result });
      latest = undefined;
    },
    look: () =>
      (latest ??= {
        at: began,
        epoch,
        observations: withoutDns64(observations.map(({ result }) => result)),
        failures: failures.map(({ result }) => result),
      }),
  };
}

/** Behind all whose keys are not greater. */
function insert<Result>(entries: Entry<Result>[], entry: Entry<Result>): void {
  const index = entries.findLastIndex(({ key }) => key <= entry.key);
  entries.splice(index + 1, 0, entry);
}
