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
      scope: 0,
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
    expect(result).toEqual({ ok: true, status: 3, answer: [], extendedErrors: [], scope: 0 });
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
    expect(result).toEqual({ ok: true, status: 16, answer: [], extendedErrors: [3, 15], scope: 0 });
  });

  test("extended errors of two bytes, at most eight, behind a record that is no option", () => {
    const error = (...code: readonly number[]) => [0, 15, 0, code.length, ...code];
    const ten = Array.from({ length: 10 }, (_, n) => error(0x12, 29 - n)).flat();
    const data = [...error(), ...error(7), ...error(0x12, 29), ...ten];
    const opt = { name: [0], type: 41, class: 1232, ttl: 0, data };
    const glue = a([192, 0, 2, 1], { name: wireName("ns.net") });
    const result = decode([], { additionals: [glue, opt] });
    const eight = [0x1216, 0x1217, 0x1218, 0x1219, 0x121a, 0x121b, 0x121c, 0x121d];
    expect(result).toMatchObject({ ok: true, extendedErrors: eight });
  });

  test("a message of 65,535 bytes", () => {
    const room = 65_535 - message({ questions: [QUESTION], answers: [a([192, 0, 2, 1])] }).length;
    const text = { name: SELF, type: 16, data: Array<number>(room - 12).fill(0) };
    const bytes = message({
      questions: [QUESTION],
      answers: [a([192, 0, 2, 1])],
      additionals: [text],
    });
    expect(bytes).toHaveLength(65_535);
    expect(addresses(decodeAnswer(bytes, ASKED))).toEqual(["192.0.2.1"]);
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
    ["another class, and no length of an address", [a([192, 0, 2, 66, 66], { class: 3 })]],
    ["a type without addresses", [{ name: SELF, type: 65, data: [0, 1, 0] }]],
    ["an alias of another class", [{ ...cname(NAME, "evil.net"), class: 3 }]],
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

  test("an address of a wrong length in another section, and what follows it is read", () => {
    const glue = a([192, 0, 2, 66, 66], { name: wireName("ns.net") });
    const opt = { name: [0], type: 41, class: 1232, ttl: 0, data: [0, 15, 0, 2, 0, 3] };
    const result = decode([a([192, 0, 2, 1])], { authorities: [glue], additionals: [opt] });
    expect(addresses(result)).toEqual(["192.0.2.1"]);
    expect(result).toMatchObject({ extendedErrors: [3] });
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
    // From all parts of the list, or whoever writes it could choose what is left out.
    for (const part of Array.from({ length: 12 }, (_, n) => `10.1.${String(n)}.`)) {
      const count = kept.filter((address) => address.startsWith(part)).length;
      expect([part, count >= 30 && count < 52]).toEqual([part, true]);
    }
  });
});
