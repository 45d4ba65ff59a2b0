import { hash } from "node:crypto";
import type { Host } from "../detection/host.ts";
import type { History, Look, Observation } from "../detection/observation.ts";
import type { Sensitivity } from "../detection/verdict.ts";
import type { ReplayKnown } from "../storage/replay-file.ts";
import type { ReplayLine } from "./replay-line.ts";

/** Answers of one host at most this far apart (ms) are one look. */
const LOOK_GAP_MS = 5000;
/** Answers kept of one host: a year of looks, and a bound for what one name can cost. */
const MOST_OBSERVATIONS = 50_000;

/** Collects answers by host, in any order of hosts. */
export type ReplayHistories = {
  /** False: this host already has all the answers that are kept of one. `line` tells equal lines apart. */
  readonly add: (read: GoodLine, line: string) => boolean;
  /** In the order in which the hosts first appeared; forgets each as it is given. */
  readonly take: () => Generator<Replayed>;
};

export type GoodLine = Pick<Extract<ReplayLine, { ok: true }>, "host" | "observation" | "note">;

/** `sensitivity`: that of the browser that saved the file; undefined: it says none. */
export type Replayed = History & { readonly sensitivity?: Sensitivity };

type Collected = {
  readonly lines: Set<string>;
  readonly observations: Observation[];
  /** When the look began that each observation belongs to, where the file says so. */
  readonly lookOf: Map<Observation, number>;
  known: ReplayKnown | undefined;
};

export function createReplayHistories(most: number = MOST_OBSERVATIONS): ReplayHistories {
  const hosts = new Map<Host, Collected>();
  return {
    add: ({ host, observation, note }, line) => {
      let known = hosts.get(host);
      if (known === undefined) {
        known = { lines: new Set(), observations: [], lookOf: new Map(), known: undefined };
        hosts.set(host, known);
      }
      known.known ??= note?.known;
      if (observation === undefined) return true;
      // A digest instead of the line: a large file would otherwise stay in memory as a whole.
      const digest = hash("sha1", line, "base64");
      if (known.lines.has(digest)) return true;
      if (known.observations.length >= most) return false;
      known.lines.add(digest);
      known.observations.push(observation);
      if (note !== undefined) known.lookOf.set(observation, note.look);
      return true;
    },
    take: function* () {
      for (const [host, collected] of hosts) {
        hosts.delete(host);
        yield replayed(host, collected);
      }
    },
  };
}

/** What a browser saved comes back as it was; otherwise looks are told apart by their times. */
function replayed(host: Host, { observations, lookOf, known }: Collected): Replayed {
  const isWhole = known?.looks.every(({ at }, place, all) => (all[place - 1]?.at ?? -1) < at);
  const times = new Set(known?.looks.map(({ at }) => at));
  if (
    known === undefined ||
    isWhole !== true ||
    !observations.every((one) => times.has(lookOf.get(one) ?? NaN))
  ) {
    return { host, looks: groupLooks(observations), connections: [] };
  }
  const { sensitivity, connections, earlier, neighbours } = known;
  const byLook = new Map(known.looks.map(({ at }): [number, Observation[]] => [at, []]));
  for (const one of observations) byLook.get(lookOf.get(one) ?? NaN)?.push(one);
  const looks = known.looks.map((look) => ({ ...look, observations: byLook.get(look.at) ?? [] }));
  return {
    ...{ host, looks, connections, sensitivity },
    ...(earlier !== undefined && { earlier }),
    ...(neighbours !== undefined && { neighbours }),
  };
}

/** Answers as looks: a new one begins after more than 5 s without any. */
export function groupLooks(observations: readonly Observation[]): Look[] {
  const looks: { at: number; epoch: number; observations: Observation[]; failures: [] }[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const observation of [...observations].sort((a, b) => a.at - b.at)) {
    if (observation.at - last > LOOK_GAP_MS) {
      looks.push({ at: observation.at, epoch: 0, observations: [], failures: [] });
    }
    looks.at(-1)?.observations.push(observation);
    last = observation.at;
  }
  return looks;
}
