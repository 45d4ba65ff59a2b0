import * as v from "valibot";
import type { Area } from "../storage/area.ts";

/** A queue on disk with room for so much: what is too much pushes out the oldest. */
export type DiskQueue<T> = {
  readonly append: (values: readonly T[]) => Promise<void>;
  /** What `append` would write, so that it can be written at once with something else. */
  readonly prepare: (values: readonly T[]) => Promise<Appending>;
  /** The oldest, at most so many and (but for one) at most so many characters; undefined: it is empty. */
  readonly oldest: (most: number, characters: number) => Promise<Portion<T> | undefined>;
  /** Removes the oldest up to and with a number. */
  readonly removeThrough: (through: number) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly measure: () => Promise<QueueAmount>;
};

export type Appending = {
  readonly entries: Readonly<Record<string, unknown>>;
  /** What is to be removed once they are written. */
  readonly gone: readonly string[];
};

export type Portion<T> = {
  /** What could be read. */
  readonly values: readonly T[];
  /** The number of the last. */
  readonly through: number;
  /** How many could not be read: something else wrote there. */
  readonly damaged: number;
};

export type QueueAmount = {
  readonly count: number;
  /** Of JSON. */
  readonly characters: number;
  /** How many were pushed out since the queue began. */
  readonly dropped: number;
};

type QueueParts<T> = {
  readonly area: Area;
  /** The head is kept under it, each value under it with its number. */
  readonly name: string;
  readonly most: number;
  readonly mostCharacters: number;
  readonly parse: (stored: unknown) => T | undefined;
};

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const HEAD = v.object({
  /** Numbers of the oldest value and of the next one to come. */
  first: whole,
  next: whole,
  /** Below this number nothing is left on disk. */
  swept: whole,
  characters: whole,
  dropped: whole,
});

type Head = v.InferOutput<typeof HEAD>;

const EMPTY: Head = { first: 0, next: 0, swept: 0, characters: 0, dropped: 0 };

/**
 * Values have keys of their own, so that none is written twice; the head is written with them at once, or before they are
 * taken away. So a worker that dies in between leaves at most values behind that nobody reads, and the next one sweeps them.
 * Calls must come one after the other.
 */
export function createDiskQueue<T>(parts: QueueParts<T>): DiskQueue<T> {
  const { area, name, most, mostCharacters, parse } = parts;
  const keyOf = (number: number): string => `${name}:${String(number)}`;
  const keysOf = (from: number, to: number): string[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => keyOf(from + index));
  let isSwept = false;

  /** A head that is gone or cannot be read is made anew from what is there: nothing is lost. */
  const rebuild = async (): Promise<Head> => {
    const numbers = (await area.keys())
      .filter((key) => key.startsWith(`${name}:`))
      .map((key) => Number(key.slice(name.length + 1)))
      .filter((number) => Number.isSafeInteger(number) && number >= 0);
    if (numbers.length === 0) return EMPTY;
    const first = numbers.reduce((a, b) => Math.min(a, b));
    const next = numbers.reduce((a, b) => Math.max(a, b)) + 1;
    const values = Object.values(await area.get(numbers.map(keyOf)));
    const characters = values.reduce<number>((sum, value) => sum + sizeOf(value), 0);
    return { first, next, swept: first, characters, dropped: 0 };
  };

  const sweep = async (head: Head): Promise<void> => {
    if (head.swept < head.first) await area.remove(keysOf(head.swept, head.first));
  };

  const load = async (): Promise<Head> => {
    const stored = (await area.get([name]))[name];
    if (stored === undefined && isSwept) return EMPTY;
    const parsed = v.safeParse(HEAD, stored);
    const isSound = parsed.success && parsed.output.first <= parsed.output.next;
    const head = isSound ? parsed.output : await rebuild();
    if (!isSwept) await sweep(head);
    isSwept = true;
    return head;
  };

  const shorten = async (head: Head, first: number, characters: number): Promise<void> => {
    const left = first === head.next ? 0 : Math.max(0, head.characters - characters);
    await area.set({ [name]: { ...head, first, characters: left } });
    await area.remove(keysOf(head.first, first));
  };

  const prepare: DiskQueue<T>["prepare"] = async (values) => {
    const before = await load();
    const fitting = values.filter((value) => sizeOf(value) <= mostCharacters).slice(-most);
    let { first, characters } = before;
    const next = before.next + fitting.length;
    characters += fitting.reduce((sum, value) => sum + sizeOf(value), 0);
    while (first < before.next && (next - first > most || characters > mostCharacters)) {
      const [gone] = Object.values(await area.get([keyOf(first)]));
      if (gone !== undefined) characters -= sizeOf(gone);
      first += 1;
    }
    const dropped = before.dropped + (first - before.first) + (values.length - fitting.length);
    const added = fitting.map((value, index) => [keyOf(before.next + index), value] as const);
    const head: Head = { first, next, swept: before.first, characters, dropped };
    return {
      entries: { ...Object.fromEntries(added), [name]: head },
      gone: keysOf(before.first, first),
    };
  };

  return {
    prepare,
    append: async (values) => {
      const { entries, gone } = await prepare(values);
      await area.set(entries);
      if (gone.length > 0) await area.remove(gone);
    },
    oldest: async (count, limit) => {
      const { first, next } = await load();
      if (first === next) return undefined;
      const keys = keysOf(first, Math.min(next, first + count));
      const found = await area.get(keys);
      const values: T[] = [];
      let [through, damaged, characters] = [first - 1, 0, 0];
      for (const key of keys) {
        const stored = found[key];
        characters += sizeOf(stored);
        if (characters > limit && values.length > 0) break;
        const value = parse(stored);
        if (value === undefined) damaged += 1;
        else values.push(value);
        through += 1;
      }
      return { values, through, damaged };
    },
    removeThrough: async (through) => {
      const head = await load();
      const first = Math.min(through + 1, head.next);
      if (first <= head.first) return;
      const gone = Object.values(await area.get(keysOf(head.first, first)));
      const characters = gone.reduce<number>((sum, value) => sum + sizeOf(value), 0);
      await shorten({ ...head, swept: head.first }, first, characters);
    },
    clear: async () => {
      const head = await load();
      await shorten({ ...head, swept: head.first }, head.next, head.characters);
    },
    measure: async () => {
      const { first, next, characters, dropped } = await load();
      return { count: next - first, characters, dropped };
    },
  };
}

function sizeOf(value: unknown): number {
  // `undefined` has no JSON: nothing is stored.
  return value === undefined ? 0 : JSON.stringify(value).length;
}
