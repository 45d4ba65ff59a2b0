import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBitReader, firstProbability } from "../../src/networks/bit-coder.ts";
import { openNetworkTable } from "../../src/networks/table.ts";
import { createBitWriter } from "../../tools/networks/bit-writer.ts";
import { buildTable, shortName } from "../../tools/networks/build-table.ts";
import { saveTable } from "../../tools/networks/load-knowledge.ts";
import { dateOfVersion, type Source } from "../../tools/networks/read-source.ts";
import { recipeFile, tableRecipe } from "../../tools/networks/table-recipe.ts";
import { roundRanges, type SourceRange } from "../../tools/networks/round-ranges.ts";

/** Rising ranges without overlap: gaps, lengths and networks drawn freely. */
const rangesOf = (largest: bigint): fc.Arbitrary<SourceRange[]> =>
  fc
    .array(
      fc.record({
        gap: fc.oneof(fc.constant(0n), fc.bigInt(0n, largest)),
        length: fc.bigInt(1n, largest),
        asn: fc.integer({ min: 1, max: 5 }),
      }),
      { maxLength: 40 },
    )
    .map((steps) => {
      let end = 1n << 9n;
      return steps.map(({ gap, length, asn }) => {
        const first = end + gap;
        end = first + length;
        return { first, last: end - 1n, asn };
      });
    });

describe("roundRanges", () => {
  it("gives every unit to the network that holds most of it, and counts the rest", () => {
    fc.assert(
      fc.property(rangesOf(40n), (source) => {
        const { ranges, loss } = roundRanges(source, 4n);
        let moved = 0n;
        let gained = 0n;
        const last = source.at(-1)?.last ?? 0n;
        for (let unit = 0n; unit << 4n <= last; unit++) {
          const parts = new Map<number, bigint>();
          for (let at = unit << 4n; at < (unit + 1n) << 4n; at++) {
            const asn = source.find((range) => range.first <= at && at <= range.last)?.asn;
            if (asn !== undefined) parts.set(asn, (parts.get(asn) ?? 0n) + 1n);
          }
          const at = Number(unit);
          const found = ranges.find(({ first, count }) => first <= at && at < first + count)?.asn;
          const most = [...parts.values()].reduce((max, part) => (part > max ? part : max), 0n);
          expect(found === undefined ? 0n : parts.get(found)).toBe(most);
          const sum = [...parts.values()].reduce((total, part) => total + part, 0n);
          moved += sum - most;
          gained += sum === 0n ? 0n : 16n - sum;
        }
        expect([loss.addressesMoved, loss.addressesGained]).toEqual([moved, gained]);
      }),
    );
  });
});

describe("the range coder", () => {
  it("reads back any bits and values", () => {
    const bit = fc.record({ context: fc.nat(9), value: fc.nat(1), size: fc.constant(0) });
    const value = fc
      .integer({ min: 1, max: 65_536 })
      .chain((size) =>
        fc.record({ context: fc.constant(0), value: fc.nat(size - 1), size: fc.constant(size) }),
      );
    const contexts = fc.uint8Array({ minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(contexts, fc.array(fc.oneof(bit, value), { maxLength: 400 }), (stored, steps) => {
        const writer = createBitWriter(Uint16Array.from(stored, firstProbability));
        for (const { context, value: wanted, size } of steps)
          if (size === 0) writer.bit(context, wanted);
          else writer.uniform(size, wanted);
        const bytes = writer.finish();
        const reader = createBitReader(bytes, stored);
        const read = steps.map(({ context, size }) =>
          size === 0 ? reader.bit(context, 0) : reader.uniform(size, 0),
        );
        expect(read).toEqual(steps.map((step) => step.value));
      }),
    );
  });
});

describe("buildTable", () => {
  const names = new Map([1, 2, 3, 4, 5].map((asn) => [asn, `Network ${String(asn)} Telecom`]));
  const silent = (): void => undefined;

  it("keeps any ranges of both families, with the same bytes each time", () => {
    fc.assert(
      fc.property(rangesOf(1n << 14n), rangesOf(1n << 90n), (four, low) => {
        const six = low.map((range) => ({
          ...range,
          first: range.first + (1n << 125n),
          last: range.last + (1n << 125n),
        }));
        const source: Source = { four, six, names, builtAt: 1_700_000_000_000, version: "test" };
        const { bytes } = buildTable(source, silent);
        expect(buildTable(source, silent).bytes).toEqual(bytes);
        const table = openNetworkTable(bytes);
        for (const [family, ranges, bits] of [
          [4, four, 8n],
          [6, six, 80n],
        ] as const)
          expect(
            [...table.ranges(family)].map(({ firstUnit, units, network }) => ({
              first: firstUnit,
              count: units,
              asn: network.asn,
            })),
          ).toEqual(roundRanges(ranges, bits).ranges);
        expect(table.builtAt).toBe(1_700_000_000_000);
      }),
      { numRuns: 8 },
    );
  });

  it("shortens names to a beginning of the registered one", () => {
    expect(shortName("Zoom Broadbands Limited - Zoom Broadbands Limited")).toBe(
      "Zoom Broadbands Limited",
    );
    expect(shortName("FIBER POINT SERVICOS DE COMUNICACOES")).toBe("FIBER POINT SERVICOS DE…");
    expect(shortName("Verein zur Foerderung eines, Deutschen")).toBe(
      "Verein zur Foerderung eines…",
    );
    expect(shortName("A name of 28 units, all of it")).toBe("A name of 28 units, all of…");
    expect(shortName("Telecommunicationsandmoreandmore")).toBe("Telecommunicationsandmorean…");
    expect(shortName("A\nB\u0007C")).toBe("A B C");
  });

  it("reads the date from the version, or says that there is none", () => {
    expect(dateOfVersion("2.3.2026061719")).toBe(Date.UTC(2026, 5, 17, 19));
    expect(() => dateOfVersion("2.3.4")).toThrow(/no date/);
  });
});

describe("the recipe of the table", () => {
  it("is another for other data, another builder and another layout, and for nothing else", () => {
    const folder = mkdtempSync(join(tmpdir(), "fluxward-recipe-"));
    try {
      const [data, builder, layout, other] = [
        "node_modules/@ip-location-db/asn/package.json",
        "tools/networks/curated.ts",
        "src/networks/format.ts",
        "tools/networks/notes.md",
      ].map((path) => join(folder, path)) as [string, string, string, string];
      const files = [data, builder, layout, other];
      for (const file of files) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, "a");
      }
      const made = new Set([tableRecipe(folder)]);
      for (const file of files) {
        writeFileSync(file, "b");
        made.add(tableRecipe(folder));
      }
      expect(made.size).toBe(4);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("saveTable", () => {
  it("replaces a file in one step and leaves no draft", () => {
    const folder = mkdtempSync(join(tmpdir(), "fluxward-table-"));
    try {
      const file = join(folder, "build", "networks.bin");
      saveTable(Uint8Array.of(1), file);
      saveTable(Uint8Array.of(2, 3), file);
      expect([...readFileSync(file)]).toEqual([2, 3]);
      expect(readdirSync(join(folder, "build"))).toEqual(["networks.bin", "networks.recipe"]);
      expect(readFileSync(recipeFile(file), "utf8")).toBe(tableRecipe());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
