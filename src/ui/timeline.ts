import type { AddressFact, HostFacts, MachineKind } from "../detection/facts.ts";
import type { Network } from "../detection/network.ts";
import { networkGroups } from "./network-groups.ts";

/** More columns could not be told apart in a popup. */
export const MOST_ROUNDS = 8;
/** Networks that get a lane of their own; all others share the last one. */
export const MOST_LANES = 8;
/** By what factor the widest gap between columns may exceed the narrowest: hours and minutes share one picture. */
const WIDEST = 2.5;

/** One column: a look, or several that lie close together. */
export type Round = {
  /** Of its first look, ms since the epoch. */
  readonly at: number;
  /** Where on the axis, 0 (first) to 1 (last). */
  readonly place: number;
  /** To where its answers were good, on the same axis; undefined where that is not known. */
  readonly goodUntil: number | undefined;
};

/** Addresses of one kind in one lane and column. */
export type Cell = { readonly kind: MachineKind; readonly count: number };

/** One row: the addresses of a network, or of all that have no row of their own. */
export type Lane = {
  /** Undefined: addresses that nobody announces, or several networks. */
  readonly network: Network | undefined;
  /** How many networks are summed up here; 0: it is one alone. */
  readonly others: number;
  readonly addresses: number;
  /** Per column, the most frequent kind first. */
  readonly cells: readonly (readonly Cell[])[];
};

/** What the picture shows, bounded however much was seen. */
export type Timeline = {
  readonly rounds: readonly Round[];
  readonly lanes: readonly Lane[];
  /** Whether a column may stand for several looks. */
  readonly merged: boolean;
};

/** Arranges addresses by network and look. */
export function timelineOf({ addresses, looks, maximumTtl }: HostFacts): Timeline {
  const groups = columnsOf(looks.map(({ at }) => at));
  const columnOfLook = groups.flatMap((group, column) => group.map(() => column));
  const times = groups.map(([at = 0]) => at);
  return {
    rounds: placed(times, maximumTtl),
    lanes: lanesOf(addresses, columnOfLook, times.length),
    merged: looks.length > times.length,
  };
}

/** Splits ascending times into at most `MOST_ROUNDS` groups, at the widest gaps. */
function columnsOf(times: readonly number[]): readonly (readonly number[])[] {
  const gaps = times
    .slice(1)
    .map((at, index) => ({ index: index + 1, gap: at - (times[index] ?? at) }));
  const starts = new Set(
    gaps
      .toSorted((a, b) => b.gap - a.gap || b.index - a.index)
      .slice(0, MOST_ROUNDS - 1)
      .map(({ index }) => index),
  );
  const groups: number[][] = [];
  times.forEach((at, index) => {
    const last = groups.at(-1);
    if (last === undefined || starts.has(index)) groups.push([at]);
    else last.push(at);
  });
  return groups;
}

/** Places columns so that longer gaps are wider, but none so narrow that marks would touch. */
function placed(times: readonly number[], ttl: number | undefined): readonly Round[] {
  const gaps = times.slice(1).map((at, index) => Math.max(1, at - (times[index] ?? at)));
  const shortest = Math.log(Math.min(...gaps));
  const range = Math.log(Math.max(...gaps)) - shortest;
  const widths = gaps.map((gap) =>
    range === 0 ? 1 : 1 + (WIDEST - 1) * ((Math.log(gap) - shortest) / range),
  );
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let passed = 0;
  return times.map((at, index) => {
    const place = whole === 0 ? 0 : passed / whole;
    const width = widths[index] ?? widths.at(-1) ?? 0;
    const gap = gaps[index] ?? gaps.at(-1);
    passed += width;
    // Until the next look at most: what is known then comes from there.
    const share =
      ttl === undefined || gap === undefined ? undefined : Math.min(1, (ttl * 1000) / gap);
    return { at, place, goodUntil: share && place + (share * width) / whole };
  });
}

function lanesOf(
  addresses: readonly AddressFact[],
  columnOfLook: readonly number[],
  columns: number,
): readonly Lane[] {
  const groups = networkGroups(addresses);
  const alone = groups.length > MOST_LANES ? groups.slice(0, MOST_LANES - 1) : groups;
  const rest = groups.slice(alone.length);
  const lane = (network: Network | undefined, facts: readonly AddressFact[], others = 0): Lane => ({
    network,
    others,
    addresses: facts.length,
    cells: Array.from({ length: columns }, (_, column) =>
      cellsOf(facts.filter(({ looks }) => looks.some((look) => columnOfLook[look] === column))),
    ),
  });
  const lanes = alone.map((group) => lane(group.network, group.addresses));
  // In the order in which they turned up, so that a site that moves draws a stair.
  lanes.sort((a, b) => firstColumn(a) - firstColumn(b));
  return rest.length === 0
    ? lanes
    : [
        ...lanes,
        lane(
          undefined,
          rest.flatMap((group) => group.addresses),
          rest.length,
        ),
      ];
}

function cellsOf(facts: readonly AddressFact[]): readonly Cell[] {
  const counts = new Map<MachineKind, number>();
  for (const { machine } of facts) counts.set(machine, (counts.get(machine) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}

function firstColumn({ cells }: Lane): number {
  const first = cells.findIndex((kinds) => kinds.length > 0);
  return first < 0 ? cells.length : first;
}

/** How many addresses of the first answered look were still there in the last; undefined with fewer than two. */
export function keptAddresses({
  addresses,
  looks,
}: HostFacts): { readonly first: number; readonly kept: number } | undefined {
  const answered = looks
    .map((_, index) => index)
    .filter((index) => addresses.some((fact) => fact.looks.includes(index)));
  const [first, last] = [answered[0], answered.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const then = addresses.filter((fact) => fact.looks.includes(first));
  return { first: then.length, kept: then.filter((fact) => fact.looks.includes(last)).length };
}
