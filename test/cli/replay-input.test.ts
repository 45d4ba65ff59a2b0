import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupLooks, createReplayHistories } from "../../src/cli/replay-histories.ts";
import { openInput, readLines, type InputLine } from "../../src/cli/replay-input.ts";
import type { Host } from "../../src/detection/host.ts";
import type { Observation } from "../../src/detection/observation.ts";

async function read(bytes: Uint8Array, piece: number, longest?: number): Promise<InputLine[]> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += piece)
    pieces.push(Buffer.from(bytes.subarray(at, at + piece)));
  const lines: InputLine[] = [];
  for await (const some of readLines(await openInput("-", Readable.from(pieces)), longest))
    lines.push(...some);
  return lines;
}

describe("lines", () => {
  test.each([1, 2, 3, 7, 1000])("the same in pieces of %d bytes, packed or not", async (piece) => {
    const text = "\u{FEFF}first\r\n\n  \nfourth ü\nlast";
    const expected = [
      { number: 1, text: "first" },
      { number: 4, text: "fourth ü" },
      { number: 5, text: "last" },
    ];
    expect(await read(Buffer.from(text), piece)).toEqual(expected);
    expect(await read(gzipSync(text), piece)).toEqual(expected);
    expect(
      await read(Buffer.concat([gzipSync("first\n\n\n"), gzipSync("fourth ü\nlast\n")]), piece),
    ).toEqual(expected);
  });

  test("a line that is too long is told, and only that one is lost", async () => {
    const bytes = Buffer.from(`a\n${"x".repeat(50)}\nb\n${"y".repeat(50)}`);
    for (const piece of [1, 5, 1000]) {
      expect(await read(bytes, piece, 20)).toEqual([
        { number: 1, text: "a" },
        { number: 2, text: undefined },
        { number: 3, text: "b" },
        { number: 4, text: undefined },
      ]);
    }
  });

  test("nothing at all", async () => {
    expect(await read(Buffer.alloc(0), 1)).toEqual([]);
  });

  test("a packed file that was cut off gives what came before, then the error", async () => {
    const packed = gzipSync(
      Array.from({ length: 5000 }, (_, index) => `line ${String(index * 7919)}`).join("\n"),
    );
    const lines: InputLine[] = [];
    const reading = (async () => {
      const input = await openInput("-", Readable.from([packed.subarray(0, packed.length - 20)]));
      for await (const some of readLines(input)) lines.push(...some);
    })();
    await expect(reading).rejects.toThrow(/unexpected end/);
  });
});

describe("histories", () => {
  const seen = (at: number): Observation => ({
    at,
    resolver: "https://r.net/",
    question: { name: "a.net", type: "A" },
    status: 0,
    answer: [],
  });

  test("answers at most 5 s apart are one look", () => {
    const looks = groupLooks([0, 5000, 10_000, 15_001, 15_001, 99_000].map(seen));
    expect(looks.map(({ at, observations }) => [at, observations.length])).toEqual([
      [0, 3],
      [15_001, 2],
      [99_000, 1],
    ]);
  });

  test("never depend on the order of the lines", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60_000), { maxLength: 30 }), (times) => {
        const sorted = [...times].sort((a, b) => a - b);
        expect(groupLooks(times.map(seen))).toEqual(groupLooks(sorted.map(seen)));
      }),
    );
  });

  test("equal lines count once, each host by itself, no host without bound", () => {
    const histories = createReplayHistories(2);
    const add = (host: string, at: number, line: string) =>
      histories.add({ host: host as Host, observation: seen(at), note: undefined }, line);
    expect(add("a.net", 1, "x")).toBe(true);
    expect(add("a.net", 1, "x")).toBe(true);
    expect(add("b.net", 1, "x")).toBe(true);
    expect(add("a.net", 2, "y")).toBe(true);
    expect(add("a.net", 3, "z")).toBe(false);
    const other = { host: "c.net" as Host, observation: undefined, note: undefined };
    expect(histories.add(other, "w")).toBe(true);
    const counts = [...histories.take()].map(({ host, looks }) => [
      host,
      looks.flatMap(({ observations }) => observations).length,
    ]);
    expect(counts).toEqual([
      ["a.net", 2],
      ["b.net", 1],
      ["c.net", 0],
    ]);
  });
});
