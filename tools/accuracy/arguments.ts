import { parseArgs } from "node:util";
import type { Group, Kind } from "../../lab/variation/kind.ts";
import { ALL_KINDS, kindsById } from "../../lab/variation/kinds.ts";

export type BenchOptions = {
  readonly kinds: readonly Kind[];
  /** Worlds 0 to seeds - 1: even ones for calibration, odd ones for the test. */
  readonly seeds: number;
  /** Sites of each kind in each world. */
  readonly perKind: number;
  /** Twice as many of the kinds that must never, or hardly ever, warn. */
  readonly long: boolean;
  readonly write: boolean;
};

const DOUBLED: readonly Group[] = [
  "plain, CDN, balancer, parking",
  "mirrors and volunteer fronts",
  "home-lab round robin",
  "time pools",
  "peer-to-peer seeds",
];

/** Reads the command line; throws with what is wrong. */
export function readArguments(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      kinds: { type: "string" },
      seeds: { type: "string" },
      "per-kind": { type: "string" },
      long: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const { long, write } = values;
  return {
    kinds: values.kinds === undefined ? ALL_KINDS : kindsById(values.kinds.split(",")),
    seeds: readCount("--seeds", values.seeds, long ? 40 : 12),
    perKind: readCount("--per-kind", values["per-kind"], long ? 26 : 4),
    long,
    write,
  };
}

/** Sites of each kind in a world for calibration when the run is long: enough to see that nothing else holds there. */
const LONG_CALIBRATION = 4;

/** How many sites of a kind a world holds; in a long run nearly all are in the worlds for the test, the odd ones. */
export function sitesOf(kind: Kind, { perKind, long }: BenchOptions, seed: number): number {
  if (long && seed % 2 === 0) return Math.min(perKind, LONG_CALIBRATION);
  return long && DOUBLED.includes(kind.group) ? perKind * 2 : perKind;
}

function readCount(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 100_000) {
    throw new Error(`${name} takes a whole number from 1 to 100000, not "${text}".`);
  }
  return count;
}
