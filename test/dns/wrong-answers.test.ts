import { describe, expect, test } from "vitest";
import { decodeAnswer } from "../../src/dns/answer.ts";
import { ascii, message, pointer, wireName, type RawRecord } from "./message-builder.ts";

const NAME = "www.flux-shop.net";
const ASKED = { name: NAME, type: "A" } as const;
const QUESTION = { name: wireName(NAME), type: 1 };
/** The question's name always stands right behind the header. */
const SELF = pointer(12);

function a(data: readonly number[], more: Partial<RawRecord> = {}): RawRecord {
  return { name: SELF, type: 1, data, ...more };
}
function cname(from: string, to: string): RawRecord {
  return { name: wireName(from), type: 5, data: wireName(to) };
}
function decode(answers: readonly RawRecord[], more: Parameters<typeof message>[0] = {}) {
  return decodeAnswer(message({ questions: [QUESTION], answers, ...more }), ASKED);
}
function addresses(result: ReturnType<typeof decodeAnswer>): string[] {
  if (!result.ok) throw new Error(result.detail);
  return result.answer.filter(({ type }) => type === "A").map(({ data }) => data);
}

/** A sentence of several words; which ones is not tested, but that somebody is told. */
const REASON = expect.stringMatching(/^[A-Z].*\w+ \w+ [\w',: ]*\w\.$/) as string;

describe("what is wrong", () => {
  const chain = (links: number) => [
    ...Array.from({ length: links }, (_, n) =>
      cname(n === 0 ? NAME : `l${String(n)}.net`, `l${String(n + 1)}.net`),
    ),
    a([192, 0, 2, 1], { name: wireName(`l${String(links)}.net`) }),
  ];
  test("a chain of 16 aliases is followed, one of 17 or 20 is not", () => {
    expect(addresses(decode(chain(16)))).toEqual(["192.0.2.1"]);
    expect(decode(chain(17))).toMatchObject({ ok: false, kind: "wrong-answer" });
    expect(decode(chain(20))).toMatchObject({ ok: false, kind: "wrong-answer" });
  });

  const fine = [a([192, 0, 2, 1])];
  test.each<[string, Parameters<typeof message>[0], string]>([
    ["a question for an answer", { flags: 0x0100 }, "wrong-answer"],
    ["another opcode", { flags: 0x9180 }, "wrong-answer"],
    ["cut short", { flags: 0x8380 }, "wrong-answer"],
    ["no question", { questions: [], answers: [] }, "wrong-answer"],
    ["two questions", { questions: [QUESTION, QUESTION] }, "wrong-answer"],
    [
      "another name",
      { questions: [{ name: wireName("www.flux-shop.com"), type: 1 }] },
      "wrong-answer",
    ],
    ["another type", { questions: [{ ...QUESTION, type: 28 }] }, "wrong-answer"],
    ["another class", { questions: [{ ...QUESTION, class: 3 }] }, "wrong-answer"],
    [
      "a circle of aliases",
      { answers: [cname(NAME, "b.net"), cname("b.net", NAME)] },
      "wrong-answer",
    ],
    ["an alias of itself", { answers: [cname(NAME, NAME)] }, "wrong-answer"],
    ["an address of 3 bytes", { answers: [a([192, 0, 2])] }, "wrong-answer"],
    ["an address of 5 bytes", { answers: [a([192, 0, 2, 1, 1])] }, "wrong-answer"],
    ["an address of no bytes", { answers: [a([])] }, "wrong-answer"],
    ["more records announced than sent", { counts: [1, 65_535, 0, 0] }, "not-dns"],
    ["a length past the end", { answers: [a([192, 0, 2, 1], { length: 400 })] }, "not-dns"],
    [
      "an alias shorter than its length",
      { answers: [{ name: SELF, type: 5, data: [...wireName("b.net"), 7] }] },
      "not-dns",
    ],
    ["a pointer to itself", { answers: [{ ...a([1, 1, 1, 1]), name: pointer(35) }] }, "not-dns"],
    ["a pointer forwards", { answers: [{ ...a([1, 1, 1, 1]), name: pointer(60) }] }, "not-dns"],
    [
      "a pointer into the header",
      { answers: [{ ...a([1, 1, 1, 1]), name: pointer(4) }] },
      "not-dns",
    ],
    [
      "a label of an unknown kind",
      { answers: [{ ...a([1, 1, 1, 1]), name: [0x41, 0] }] },
      "not-dns",
    ],
    [
      "a dot inside a label",
      { answers: [{ name: SELF, type: 5, data: [3, 0x61, 0x2e, 0x62, 0] }] },
      "not-dns",
    ],
    [
      "a NUL inside a label",
      { answers: [{ name: SELF, type: 5, data: [3, 0x61, 0, 0x62, 0] }] },
      "not-dns",
    ],
    [
      "a name of more than 255 bytes",
      {
        answers: [{ name: SELF, type: 5, data: wireName(Array(5).fill("x".repeat(60)).join(".")) }],
      },
      "not-dns",
    ],
  ])("%s", (_what, raw, kind) => {
    const result = decodeAnswer(message({ questions: [QUESTION], answers: fine, ...raw }), ASKED);
    expect(result).toMatchObject({ ok: false, kind, detail: REASON });
  });

  test.each([0, 4, 15, 17])("an IPv6 address of %d bytes", (size) => {
    const six = { name: SELF, type: 28, data: Array<number>(size).fill(1) };
    const bytes = message({ questions: [{ ...QUESTION, type: 28 }], answers: [six] });
    const result = decodeAnswer(bytes, { name: NAME, type: "AAAA" });
    expect(result).toMatchObject({ ok: false, kind: "wrong-answer", detail: REASON });
  });

  test.each([
    ["an option cut short", [0, 8, 0, 1, 0]],
    ["half an option's code", [0]],
  ])("%s, told without the codec's words", (_what, data) => {
    const opt = { name: [0], type: 41, class: 1232, ttl: 0, data };
    const detail = "The answer is no DNS message that can be read.";
    expect(decode(fine, { additionals: [opt] })).toEqual({ ok: false, kind: "not-dns", detail });
  });

  test.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(), "not-dns"],
    ["11 bytes", new Uint8Array(11), "not-dns"],
    [
      "a web page",
      Uint8Array.from(ascii("<!doctype html><html><head><title>Sign in</title>")),
      "not-dns",
    ],
    ["64 kB and a byte", new Uint8Array(65_536), "too-large"],
  ])("%s", (_what, bytes, kind) => {
    expect(decodeAnswer(bytes, ASKED)).toMatchObject({ ok: false, kind, detail: REASON });
  });

  test("a circle of aliases is named as one", () => {
    const result = decode([cname(NAME, "b.net"), cname("b.net", NAME)]);
    expect(result).toMatchObject({ detail: expect.stringContaining("circle") as string });
  });

  test("a maze of pointers is given up early", () => {
    // 16,000 pointers, each to the one before, behind a record that nobody asked for; then records that enter at the end.
    const start = 12 + QUESTION.name.length + 4 + 11;
    const maze: number[] = [0, 0];
    for (let offset = start; maze.length < 15_000; offset += 2) maze.push(...pointer(offset));
    const enter = Array.from({ length: 3000 }, () => ({
      name: pointer(start + 14_998),
      type: 15,
      data: [0, 1, ...pointer(start + 14_998)],
    }));
    const bytes = message({
      questions: [QUESTION],
      answers: [{ name: [0], type: 16, data: maze }, ...enter],
    });
    const began = performance.now();
    expect(decodeAnswer(bytes, ASKED)).toMatchObject({
      ok: false,
      kind: "not-dns",
      detail: expect.stringContaining("maze") as string,
    });
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
