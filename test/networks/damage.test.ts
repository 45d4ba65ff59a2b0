import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HEADER_LENGTH, checkSum } from "../../src/networks/format.ts";
import { openNetworkTable } from "../../src/networks/table.ts";
import { readIndex } from "../../src/networks/table-index.ts";
import { loadTableBytes } from "../../tools/networks/load-knowledge.ts";

const ADDRESSES = [
  "1.1.1.1",
  "84.155.10.20",
  "5.9.0.1",
  "2a00:1450:4001:82a::200e",
  "2606:4700::1",
];

const bytes = new Uint8Array(loadTableBytes());
const right = ADDRESSES.map((address) => openNetworkTable(bytes).networkOf(address));
const index = readIndex(bytes);

describe("damaged bytes", () => {
  it.each([
    ["nothing", new Uint8Array(0)],
    ["a web page", new TextEncoder().encode("<!doctype html><title>Not found</title>")],
    ["half of the table", bytes.slice(0, bytes.length >> 1)],
    ["all but the last byte", bytes.slice(0, -1)],
    ["one byte too many", Uint8Array.from([...bytes, 0])],
    ["a later format", Uint8Array.from(bytes, (byte, at) => (at === 4 ? byte + 1 : byte))],
  ])("%s is refused with what to do", (_, damaged) => {
    expect(() => openNetworkTable(damaged)).toThrow(/network table is damaged .*Build it again/);
  });

  it("never give a wrong answer: an error or the right one", () => {
    const early = fc.integer({ min: 0, max: 20_000 });
    const anywhere = fc.integer({ min: 0, max: bytes.length - 1 });
    const used = fc
      .constantFrom(...usedParts())
      .chain(([start, end]) => fc.integer({ min: start, max: end - 1 }));
    let refused = 0;
    fc.assert(
      fc.property(fc.oneof(early, anywhere, used), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const copy = bytes.slice();
        copy[at] = (copy[at] ?? 0) ^ flip;
        const answers = attempt(() => {
          const table = openNetworkTable(copy);
          return ADDRESSES.map((address) => attempt(() => table.networkOf(address)));
        });
        if (answers instanceof Error) {
          refused++;
          expect(answers.message).toMatch(/^The network table is damaged/);
          return;
        }
        answers.forEach((answer, place) => {
          if (answer instanceof Error) {
            refused++;
            expect(answer.message).toMatch(/^The network table is damaged/);
          } else expect(answer).toEqual(right[place]);
        });
      }),
      { numRuns: 200 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  it("that carry a right check sum still end in an answer or an error", () => {
    const part = fc.constantFrom(...usedParts());
    fc.assert(
      fc.property(
        part,
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        (extent, at, noise) => {
          const [start, end] = extent;
          const copy = bytes.slice();
          const from = start + 4 + (at % (end - start - 4));
          copy.set(noise.subarray(0, end - from), from);
          new DataView(copy.buffer).setUint32(start, checkSum(copy, start + 4, end), true);
          const table = openNetworkTable(copy);
          for (const address of ADDRESSES) {
            const answer = attempt(() => table.networkOf(address));
            if (answer instanceof Error)
              expect(answer.message).toMatch(/^The network table is damaged/);
            else if (answer !== undefined) expect(answer.asn).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("in the index that carry a right check sum still end in an answer or an error", () => {
    const end = HEADER_LENGTH + new DataView(bytes.buffer).getUint32(12, true);
    const place = fc.integer({ min: HEADER_LENGTH, max: end - 1 });
    fc.assert(
      fc.property(place, fc.uint8Array({ minLength: 1, maxLength: 8 }), (at, noise) => {
        const copy = bytes.slice();
        copy.set(noise.subarray(0, end - at), at);
        new DataView(copy.buffer).setUint32(16, checkSum(copy, 20, end), true);
        const answer = attempt(() => {
          const table = openNetworkTable(copy);
          return ADDRESSES.map((address) => table.networkOf(address));
        });
        if (answer instanceof Error)
          expect(answer.message).toMatch(/^The network table is damaged/);
      }),
      { numRuns: 200 },
    );
  });
});

/** The parts that the addresses above make the reader touch: contexts, some blocks, all pages. */
function usedParts(): readonly (readonly [number, number])[] {
  const { families, pages } = index;
  const { 4: four, 6: six } = families;
  const between = (borders: Uint32Array): (readonly [number, number])[] =>
    Array.from(borders.subarray(1), (end, at) => [borders[at] ?? 0, end] as const);
  return [
    [four.contexts.start, four.contexts.end],
    [six.contexts.start, six.contexts.end],
    [index.dictionary.start, index.dictionary.end],
    ...between(pages.borders),
    ...between(four.blocks.borders).slice(0, 80),
  ];
}

function attempt<Value>(work: () => Value): Value | Error {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
