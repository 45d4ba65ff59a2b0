import { createRandom, hash32, hashUnit, sample } from "./random.ts";

/** The bots of one network that are switched on. */
export type LivePool = {
  /** Those on at a time (ms since the world began), each once. */
  readonly at: (elapsed: number) => readonly string[];
};

/** Half of the bots of the 2009 trace had gone after 3.5 hours (detection-science, section 2). */
export const MEDIAN_LIFE_MS = 3.5 * 3_600_000;

/** Looking back further than this many steps would mean a life 20 times the median. */
const MOST_STEPS_BACK = 800;
const STEPS_PER_MEDIAN = 40;

/**
 * `live` places, each held by one bot at a time; a holder leaves with the same chance in every step,
 * so that lives are memoryless with the given median. Who holds a place is found by looking back to
 * its last change: any time can be asked for in any order, with the same answer.
 */
export function createLivePool(options: {
  readonly members: readonly string[];
  readonly live: number;
  readonly medianLifeMs: number;
  readonly seed: number;
}): LivePool {
  const { members, seed } = options;
  const live = Math.max(1, Math.min(options.live, members.length));
  const step = Math.max(1, Math.round(options.medianLifeMs / STEPS_PER_MEDIAN));
  const leaving = 1 - 2 ** (-1 / STEPS_PER_MEDIAN);
  let remembered: { readonly key: number; readonly bots: readonly string[] } | undefined;
  const fine = Math.max(1, Math.round(step / 8));

  function holder(place: number, elapsed: number): string {
    const phase = hashUnit(seed, place, "phase") * step;
    let k = Math.floor((elapsed + phase) / step);
    for (let back = 0; back < MOST_STEPS_BACK && hashUnit(seed, place, k) >= leaving; back += 1) {
      k -= 1;
    }
    const generations = Math.floor((members.length - 1 - place) / live) + 1;
    return members[place + live * (hash32(seed, place, k, 1) % generations)] as string;
  }

  return {
    at: (elapsed) => {
      const key = Math.floor(elapsed / fine);
      if (remembered?.key !== key) {
        const bots = Array.from({ length: live }, (_, place) => holder(place, key * fine));
        remembered = { key, bots };
      }
      return remembered.bots;
    },
  };
}

/**
 * The answer's addresses: `count` of the live bots, chosen anew per window of `windowMs`, or, with a
 * window of 0, for every query that reaches the authority.
 */
export function drawLive(
  pool: LivePool,
  count: number,
  windowMs: number,
  ask: { readonly elapsed: number; readonly sequence: number },
  seed: number,
): readonly string[] {
  const window = windowMs === 0 ? ask.sequence : Math.floor(ask.elapsed / windowMs);
  const since = windowMs === 0 ? ask.elapsed : window * windowMs;
  return sample(createRandom(seed, windowMs, window), pool.at(since), count);
}
