import { describe, expect, it } from "vitest";
import { keptAddresses, MOST_LANES, MOST_ROUNDS, timelineOf } from "../../src/ui/timeline.ts";
import { addressFacts, hostFacts, lookFacts, network } from "../../tools/gallery/facts.ts";

const MINUTES = [60, 50, 49, 10];

/** A site with one address per entry of `seen`: in which looks. */
function site(seen: readonly (readonly number[])[], minutesAgo = MINUTES, networks = seen.length) {
  return hostFacts("a.example.org", {
    addresses: addressFacts(
      seen.map((_, row) => {
        const asn = 100 + (row % networks);
        const text = `9.${String(Math.floor(row / 250))}.${String(row % 250)}.1`;
        return [text, network(asn, `Operator ${String(asn)}`, "access"), "home"] as const;
      }),
      (row) => seen[row] ?? [],
    ),
    looks: lookFacts(minutesAgo, 3),
    maximumTtl: 60,
  });
}

const total = (cells: readonly { readonly count: number }[]): number =>
  cells.reduce((sum, { count }) => sum + count, 0);

describe("the timeline", () => {
  it("has a column per look and a lane per network, in the order of their appearance", () => {
    const { rounds, lanes, merged } = timelineOf(site([[3], [1, 2], [0]]));
    expect(rounds).toHaveLength(4);
    expect(merged).toBe(false);
    expect(lanes.map(({ network: known }) => known?.asn)).toEqual([102, 101, 100]);
    expect(lanes[1]?.cells.map(total)).toEqual([0, 1, 1, 0]);
  });

  it("runs from 0 to 1, longer gaps wider, none less than two fifths of the widest", () => {
    const places = timelineOf(site([[0]])).rounds.map(({ place }) => place);
    expect(places[0]).toBe(0);
    expect(places.at(-1)).toBeCloseTo(1);
    const [ten = 0, one = 0, most = 0] = places.slice(1).map((at, index) => at - places[index]!);
    expect(ten).toBeGreaterThan(one);
    expect(most).toBeGreaterThan(ten);
    expect(one / most).toBeCloseTo(0.4);
  });

  it("knows for how long an answer was good, until the next look at most", () => {
    const { rounds } = timelineOf(site([[0]]));
    const [first, second, third, last] = rounds;
    const share = (first!.goodUntil! - first!.place) / (second!.place - first!.place);
    expect(share).toBeCloseTo(1 / 10);
    expect(second!.goodUntil).toBeCloseTo(third!.place);
    expect(last!.goodUntil).toBeGreaterThan(1);
    const unknown = timelineOf({ ...site([[0]]), maximumTtl: undefined });
    expect(unknown.rounds.map(({ goodUntil }) => goodUntil)).toEqual(Array(4).fill(undefined));
  });

  it("is bounded however much was seen, and counts every address once per column", () => {
    const minutes = Array.from({ length: 300 }, (_, index) => 3000 - 10 * index);
    const seen = Array.from({ length: 900 }, (_, row) => [row % 300, (row * 7) % 300]);
    const facts = site(seen, minutes, 300);
    const { rounds, lanes, merged } = timelineOf(facts);
    expect(rounds).toHaveLength(MOST_ROUNDS);
    expect(lanes).toHaveLength(MOST_LANES);
    expect(merged).toBe(true);
    expect(lanes.at(-1)?.others).toBe(300 - MOST_LANES + 1);
    expect(lanes.reduce((sum, { addresses }) => sum + addresses, 0)).toBe(900);
    const drawn = lanes.flatMap(({ cells }) => cells).reduce((sum, cells) => sum + total(cells), 0);
    expect(drawn).toBeLessThanOrEqual(2 * 900);
    expect(drawn).toBeGreaterThanOrEqual(900);
  });

  it("joins the looks that lie closest together", () => {
    const minutes = [1000, 900, 899, 898, 800, 700, 600, 500, 400, 300];
    const { rounds } = timelineOf(site([[0], [1], [2], [3]], minutes));
    expect(rounds).toHaveLength(MOST_ROUNDS);
    const lane = timelineOf(site([[1], [2], [3]], minutes, 1)).lanes[0];
    expect(lane?.cells.map(total)).toEqual([0, 3, 0, 0, 0, 0, 0, 0]);
  });

  it("has one column at the start for a single look, and nothing without any", () => {
    expect(timelineOf(site([[0]], [1])).rounds).toMatchObject([{ place: 0, goodUntil: undefined }]);
    expect(timelineOf(site([], []))).toEqual({ rounds: [], lanes: [], merged: false });
  });
});

describe("what was kept from the first look to the last", () => {
  it.each([
    ["nothing", [[0], [1], [3]], { first: 1, kept: 0 }],
    ["some", [[0, 3], [0], [3]], { first: 2, kept: 1 }],
    [
      "all",
      [
        [0, 3],
        [0, 1, 3],
      ],
      { first: 2, kept: 2 },
    ],
    ["counts from the first answered look", [[1], [2, 1]], { first: 2, kept: 1 }],
  ])("%s", (_what, seen, counted) => {
    expect(keptAddresses(site(seen))).toEqual(counted);
  });

  it("cannot be told of a single look", () => {
    expect(keptAddresses(site([[2], [2]]))).toBeUndefined();
  });
});
