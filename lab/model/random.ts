/** A seeded stream of numbers in [0, 1). */
export type Random = () => number;

/**
 * Hashes a few small keys into 32 bits. Every choice the lab makes is such a hash of the seed and of
 * what is being chosen, so that an answer depends on the question alone and never on what was asked
 * before. Numbers count by their low 32 bits.
 */
export function hash32(...keys: readonly (number | string)[]): number {
  let state = 0x9e3779b9;
  for (const key of keys) {
    if (typeof key === "number") state = mix(state, key);
    else for (let i = 0; i < key.length; i += 1) state = mix(state, key.charCodeAt(i) + 1);
  }
  return state;
}

/** The same hash as a number in [0, 1). */
export function hashUnit(...keys: readonly (number | string)[]): number {
  return hash32(...keys) / 2 ** 32;
}

/** A stream that starts from a hash of its keys (mulberry32 steps). */
export function createRandom(...keys: readonly (number | string)[]): Random {
  let state = hash32(...keys);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to, not including, `limit`. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/** One element; throws on an empty list, which would be a mistake in a scenario. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[below(random, list.length)];
  if (chosen === undefined) throw new Error("Cannot pick from an empty list.");
  return chosen;
}

/** Up to `count` distinct elements in random order. */
export function sample<T>(random: Random, list: readonly T[], count: number): readonly T[] {
  const left = [...list];
  const taken: T[] = [];
  while (taken.length < count && left.length > 0) {
    const index = below(random, left.length);
    const last = left.pop() as T;
    const chosen = index === left.length ? last : (left[index] as T);
    if (index < left.length) left[index] = last;
    taken.push(chosen);
  }
  return taken;
}

/** A key with a share proportional to its weight. */
export function pickWeighted<K extends string>(
  random: Random,
  weights: Readonly<Partial<Record<K, number>>>,
): K {
  const entries = Object.entries(weights) as [K, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  const last = entries.at(-1);
  if (last === undefined) throw new Error("Cannot pick from no weights.");
  return last[0];
}

function mix(state: number, key: number): number {
  let mixed = (state ^ Math.imul(key | 0, 0x85ebca6b)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) + 0x6d2b79f5) >>> 0;
}
