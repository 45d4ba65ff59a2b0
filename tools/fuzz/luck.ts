/** A stream of numbers that a seed repeats; quick, since millions of inputs are made of it. */
export type Luck = {
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  readonly bytes: (length: number) => number[];
};

/** Mulberry32 (Ettinger 2017). */
export function createLuck(seed: number): Luck {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)] ?? list[0],
    bytes: (length) => Array.from({ length }, () => below(256)),
  };
}

/** Bytes changed, cut out, doubled or cut off, once to five times. */
export function mutate(bytes: readonly number[], luck: Luck): number[] {
  let changed = [...bytes];
  for (let times = 1 + luck.below(5); times > 0; times -= 1) {
    const at = luck.below(changed.length + 1);
    const length = 1 + luck.below(8);
    switch (luck.below(6)) {
      case 0:
        changed = changed.slice(0, at);
        break;
      case 1:
        changed.splice(at, length);
        break;
      case 2:
        changed.splice(at, 0, ...luck.bytes(length));
        break;
      case 3:
        changed.splice(at, 0, ...changed.slice(at, at + length));
        break;
      default:
        if (changed.length > 0)
          changed[at % changed.length] = luck.pick([0, 1, 0xc0, 0xff, luck.below(256)]);
    }
  }
  return changed;
}

const SIGNS = Array.from(`{}[]":,.-_/\\?#@%&=+ \n\t\u0000\u00ff\u2028\ud800e0919AZ`);

/** Text with one to three characters put in, changed or left out; now and then damaged as bytes are. */
export function mutateText(text: string, luck: Luck): string {
  if (luck.chance(0.2)) {
    const units = Array.from(text, (character) => character.charCodeAt(0));
    return String.fromCharCode(...mutate(units, luck));
  }
  const changed = Array.from(text);
  for (let times = 1 + luck.below(3); times > 0; times -= 1) {
    const sign = SIGNS[luck.below(SIGNS.length)] ?? "";
    changed.splice(
      luck.below(changed.length + 1),
      luck.below(3),
      ...(luck.chance(0.7) ? [sign] : []),
    );
  }
  return changed.join("");
}
