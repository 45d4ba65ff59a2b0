import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf } from "../../src/networks/address-text.ts";
import { createKnowledge } from "../../src/networks/knowledge.ts";
import { addressIn, networksOfKind, prefixesOf } from "../../src/networks/prefixes.ts";
import { openNetworkTable } from "../../src/networks/table.ts";
import { loadTableBytes } from "../../tools/networks/load-knowledge.ts";
import { readSource, type Source } from "../../tools/networks/read-source.ts";
import type { SourceRange } from "../../tools/networks/round-ranges.ts";
import { TABLE_LIMIT } from "../../tools/networks/table-file.ts";

const bytes = loadTableBytes();
const table = openNetworkTable(bytes);
const source: Source = readSource();

describe("the network table", () => {
  it("is small enough to ship", () => {
    expect(bytes.length).toBeLessThanOrEqual(TABLE_LIMIT);
  });

  it("knows well-known addresses", () => {
    expect(table.networkOf("1.1.1.1")).toEqual({
      asn: 13335,
      operator: "Cloudflare, Inc.",
      kind: "cdn",
    });
    expect(table.networkOf("::ffff:8.8.8.8")).toEqual(table.networkOf("8.8.8.8"));
    expect(table.networkOf("2a00:1450:4001:82a::200e")?.asn).toBe(15169);
  });

  it.each(["10.0.0.1", "127.0.0.1", "192.168.1.1", "240.0.0.1", "fe80::1", "2001:db8::1", "x"])(
    "has no network for %s",
    (address) => {
      expect(table.networkOf(address)).toBeUndefined();
    },
  );

  it("says the same where it keeps next to nothing", () => {
    const forgetful = openNetworkTable(bytes, 1);
    const ranges = [...source.four, ...source.six].filter((_, at) => at % 4099 === 0);
    for (const address of ["8.8.8.8", "2a00:1450:4001:82a::200e", "1.1.1.1"]) {
      expect(forgetful.networkOf(address)).toEqual(table.networkOf(address));
    }
    expect(ranges.length).toBeGreaterThan(100);
    for (const { first } of ranges) {
      const address = addressOf(first > 0xffff_ffffn ? 6 : 4, first);
      expect(forgetful.networkOf(address)).toEqual(table.networkOf(address));
    }
  });

  it("carries the date of the data", () => {
    expect(new Date(table.builtAt).toISOString()).toBe("2026-06-17T19:00:00.000Z");
    expect(createKnowledge(bytes).builtAt).toBe(table.builtAt);
  });

  it.each([
    [4, source.four, 8n],
    [6, source.six, 80n],
  ] as const)("agrees with the source data on IPv%i addresses", (family, ranges, shift) => {
    const space = family === 4 ? 1n << 32n : 1n << 128n;
    const nearBorder = fc
      .tuple(fc.nat(ranges.length - 1), fc.bigInt({ min: -2n, max: 2n }), fc.boolean())
      .map(([at, offset, atEnd]) => {
        const range = ranges[at];
        return ((atEnd ? range?.last : range?.first) ?? 0n) + offset;
      });
    const within = fc.tuple(fc.nat(ranges.length - 1), fc.bigInt(0n, 1000n)).map(([at, share]) => {
      const { first, last } = ranges[at] ?? { first: 0n, last: 0n };
      return first + ((last - first) * share) / 1000n;
    });
    const anywhere = fc.bigInt({ min: 0n, max: space - 1n });
    fc.assert(
      fc.property(fc.oneof(nearBorder, within, anywhere), (number) => {
        fc.pre(number >= 0n && number < space);
        const unit = number >> shift;
        const inUnit = overlapping(ranges, unit << shift, ((unit + 1n) << shift) - 1n);
        const found = table.networkOf(addressOf(family, number))?.asn;
        if (isMapped(family, number)) return;
        if (inUnit.length === 0) expect(found).toBeUndefined();
        else expect(inUnit.map(({ asn }) => asn)).toContain(found);
      }),
      { numRuns: 5000 },
    );
  });

  it("lists what a network announces", () => {
    const prefixes = prefixesOf(table, 3320);
    const four = prefixes.filter(({ family }) => family === 4);
    const announced = four.reduce((total, { count }) => total + Number(count), 0);
    expect(prefixes.some(({ family }) => family === 6)).toBe(true);
    const size = networksOfKind(table, "access").find(({ asn }) => asn === 3320);
    expect(size?.ipv4Addresses).toBe(announced);
    for (const prefix of prefixes.slice(0, 50)) {
      expect(table.networkOf(prefix.first)?.asn).toBe(3320);
      expect(table.networkOf(addressIn(prefix, prefix.count - 1n))?.asn).toBe(3320);
      expect(() => addressIn(prefix, prefix.count)).toThrow(RangeError);
    }
    expect(prefixesOf(table, 4_200_000_000)).toEqual([]);
  });

  it("names networks from 4,096 addresses on, with at most 28 characters", () => {
    const named = [...table.networks()].filter(
      ({ asn, operator }) => operator !== `AS${String(asn)}`,
    );
    for (const { asn, operator } of named) {
      expect(operator.length).toBeLessThanOrEqual(28);
      if (operator === "") throw new Error(`AS${String(asn)} has an empty name`);
    }
    for (const asn of [3320, 13335, 24940]) expect(named.some((one) => one.asn === asn)).toBe(true);
  });
});

/** The source ranges that hold any address from first to last; ranges are in rising order. */
function overlapping(ranges: readonly SourceRange[], first: bigint, last: bigint): SourceRange[] {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.last ?? 0n) < first) low = middle + 1;
    else high = middle;
  }
  const found: SourceRange[] = [];
  for (let at = low; at < ranges.length; at++) {
    const range = ranges[at];
    if (range === undefined || range.first > last) break;
    found.push(range);
  }
  return found;
}

function isMapped(family: number, number: bigint): boolean {
  return family === 6 && number >> 32n === 0xffffn;
}
