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

describe("what is right", () => {
  test("addresses in canonical order, whatever the server's", () => {
    const one = decode([a([192, 0, 2, 9]), a([192, 0, 2, 10])]);
    const other = decode([a([192, 0, 2, 10]), a([192, 0, 2, 9])]);
    expect(one).toEqual(other);
    expect(addresses(one)).toEqual(["192.0.2.10", "192.0.2.9"]);
  });

  test("the exact bytes of a compressed answer with an alias", () => {
    const bytes = Uint8Array.from([
      ...[0, 0, 0x81, 0x80, 0, 1, 0, 2, 0, 0, 0, 0],
      ...[1, 0x61, 2, 0x42, 0x62, 0, 0, 1, 0, 1], // 12: a.Bb
      ...[0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 5, 0, 4, 1, 0x63, 0xc0, 14], // 22: a.bb CNAME c.bb at 34
      ...[0xc0, 34, 0, 1, 0, 1, 0xff, 0xff, 0xff, 0xff, 0, 4, 10, 0, 0, 1],
    ]);
    expect(decodeAnswer(bytes, { name: "A.bb", type: "A" })).toEqual({
      ok: true,
      status: 0,
      answer: [
        { name: "a.bb", type: "CNAME", ttl: 5, data: "c.bb" },
        { name: "c.bb", type: "A", ttl: 0, data: "10.0.0.1" },
      ],
      extendedErrors: [],
    });
  });

  test.each([
    [0, 0],
    [1, 1],
    [0x7fff_ffff, 0x7fff_ffff],
    [0x8000_0000, 0],
    [0xffff_ffff, 0],
  ])("a TTL of %d counts as %d", (received, counted) => {
    const result = decode([a([192, 0, 2, 1], { ttl: received })]);
    expect(result.ok && result.answer[0]?.ttl).toBe(counted);
  });

  test("no such name, with the zone's SOA in another section", () => {
    const soa = {
      name: wireName("net"),
      type: 6,
      data: [...wireName("a"), ...wireName("b"), ...Array<number>(20).fill(0)],
    };
    const result = decode([], { flags: 0x8183, authorities: [soa] });
    expect(result).toEqual({ ok: true, status: 3, answer: [], extendedErrors: [] });
  });

  test("extended errors and an extended response code", () => {
    const options = [
      0,
      15,
      0,
      5,
      0,
      15,
      ...ascii("bad"),
      0,
      15,
      0,
      2,
      0,
      3,
      0,
      15,
      0,
      1,
      9,
      0,
      12,
      0,
      2,
      0,
      0,
    ];
    const opt = { name: [0], type: 41, class: 1232, ttl: 0x0100_0000, data: options };
    const result = decode([], { flags: 0x8180, additionals: [opt] });
    expect(result).toEqual({ ok: true, status: 16, answer: [], extendedErrors: [3, 15] });
  });

  test("records that the codec would choke on do not spoil an answer", () => {
    const odd = { name: SELF, type: 47, data: [0xff, 0xff, 0xff] };
    expect(
      addresses(decode([a([192, 0, 2, 1])], { authorities: [odd], additionals: [odd] })),
    ).toEqual(["192.0.2.1"]);
  });

  test("IPv6 in its short form; reverse names", () => {
    const data = [0x20, 1, 0xd, 0xb8, ...Array<number>(11).fill(0), 1];
    const six = { name: SELF, type: 28, data };
    const bytes = message({ questions: [{ ...QUESTION, type: 28 }], answers: [six] });
    const result = decodeAnswer(bytes, { name: NAME, type: "AAAA" });
    expect(result.ok && result.answer[0]?.data).toBe("2001:db8::1");
    const reverse = "1.2.0.192.in-addr.arpa";
    const name = wireName(reverse);
    const ptr = message({
      questions: [{ name, type: 12 }],
      answers: [
        { name, type: 5, data: wireName("1.0/25.2.0.192.in-addr.arpa") },
        {
          name: wireName("1.0/25.2.0.192.in-addr.arpa"),
          type: 12,
          data: wireName("Host 1.example.net"),
        },
      ],
    });
    const read = decodeAnswer(ptr, { name: reverse, type: "PTR" });
    expect(read.ok && read.answer[1]?.data).toBe("host\\0321.example.net");
  });
});

describe("what nobody asked for is dropped", () => {
  test.each<[string, RawRecord[]]>([
    ["another owner", [a([192, 0, 2, 66], { name: wireName("bank.net") })]],
    ["another class", [a([192, 0, 2, 66], { class: 3 })]],
    ["a multicast flush bit", [a([192, 0, 2, 66], { class: 0x8001 })]],
    ["another type", [{ name: SELF, type: 28, data: Array<number>(16).fill(1) }]],
    [
      "an alias of another name",
      [cname("bank.net", "evil.net"), a([192, 0, 2, 66], { name: wireName("evil.net") })],
    ],
    ["a twin", [a([192, 0, 2, 1])]],
  ])("%s", (_what, extra) => {
    expect(addresses(decode([a([192, 0, 2, 1]), ...extra]))).toEqual(["192.0.2.1"]);
  });

  test("addresses at the aliased name itself and in the wrong section", () => {
    const poisoned = a([192, 0, 2, 66]);
    const end = a([192, 0, 2, 1], { name: wireName("end.net") });
    const result = decode([cname(NAME, "end.net"), poisoned, end], { additionals: [poisoned] });
    expect(addresses(result)).toEqual(["192.0.2.1"]);
  });

  test("of 3,000 addresses the same 512 are kept whatever their order", () => {
    const many = Array.from({ length: 3000 }, (_, n) => a([10, 1, n >> 8, n & 255]));
    const kept = addresses(decode(many));
    expect(kept).toHaveLength(512);
    expect(addresses(decode([...many].reverse()))).toEqual(kept);
  });
});

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
      { answers: [{ ...a([1, 1, 1, 1]), name: pointer(2) }] },
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
    expect(result).toMatchObject({ ok: false, kind });
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
    expect(decodeAnswer(bytes, ASKED)).toMatchObject({ ok: false, kind });
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
