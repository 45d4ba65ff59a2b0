import { hash } from "node:crypto";
import type { Host } from "../detection/host.ts";
import type { History, Look, Observation } from "../detection/observation.ts";

/** Answers of one host at most this far apart (ms) are one look. */
const LOOK_GAP_MS = 5000;
/** Answers kept of one host: a year of looks, and a bound for what one name can cost. */
const MOST_OBSERVATIONS = 50_000;

/** Collects answers by host, in any order of hosts. */
export type ReplayHistories = {
  /** False: this host already has all the answers that are kept of one. `line` tells equal lines apart. */
  readonly add: (host: Host, observation: Observation | undefined, line: string) => boolean;
  /** In the order in which the hosts first appeared; forgets each as it is given. */
  readonly take: () => Generator<History>;
};

type Collected = { readonly lines: Set<string>; readonly observations: Observation[] };

export function createReplayHistories(most: number = MOST_OBSERVATIONS): ReplayHistories {
  const hosts = new Map<Host, Collected>();
  return {
    add: (host, observation, line) => {
      let known = hosts.get(host);
      if (known === undefined) {
        known = { lines: new Set(), observations: [] };
        hosts.set(host, known);
      }
      if (observation === undefined) return true;
      // A digest instead of the line: a large file would otherwise stay in memory as a whole.
      const digest = hash("sha1", line, "base64");
      if (known.lines.has(digest)) return true;
      if (known.observations.length >= most) return false;
      known.lines.add(digest);
      known.observations.push(observation);
      return true;
    },
    take: function* () {
      for (const [host, { observations }] of hosts) {
        hosts.delete(host);
        yield { host, looks: groupLooks(observations), connections: [] };
      }
    },
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
