import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAddress } from "../../src/detection/address.ts";
import type { Question } from "../../src/detection/observation.ts";
import { decodeAnswer } from "../../src/dns/answer.ts";
import { encodeBase64Url } from "../../src/dns/base64url.ts";
import { MAXIMUM_RECORDS, MAXIMUM_ALIASES } from "../../src/dns/chain.ts";
import { encodeQuery, isQueryName } from "../../src/dns/query.ts";
import { walkMessage } from "../../src/dns/wire.ts";
import { message, pointer, wireName } from "./message-builder.ts";

const QUESTION: Question = { name: "a.net", type: "A" };
const TYPES = [1, 2, 5, 6, 12, 15, 16, 28, 33, 41, 46, 47, 50, 64, 65, 255];

/** Whatever came in, what comes out is in range. */
function check(bytes: Uint8Array, question: Question = QUESTION): void {
  const result = decodeAnswer(bytes, question);
  if (!result.ok) {
    expect(result.detail).toMatch(/^[ -~]{10,200}$/);
    return;
  }
  expect(result.status).toBeGreaterThanOrEqual(0);
  expect(result.status).toBeLessThanOrEqual(4095);
  expect(result.answer.length).toBeLessThanOrEqual(MAXIMUM_RECORDS + MAXIMUM_ALIASES);
  expect(result.extendedErrors.length).toBeLessThanOrEqual(8);
  for (const { name, type, ttl, data } of result.answer) {
    expect(name).toMatch(/^[!-~]{0,1016}$/);
    expect(Number.isInteger(ttl) && ttl >= 0 && ttl <= 0x7fff_ffff).toBe(true);
    if (type === "A" || type === "AAAA") expect(parseAddress(data)?.text).toBe(data);
    else expect(data).toMatch(/^[!-~]{0,1016}$/);
  }
}

const bytesOf = (maxLength: number) => fc.uint8Array({ maxLength });
const wire = fc.oneof(
  fc.constantFrom("a.net", "A.NET", "b.net", "c.b.net", "").map(wireName),
  fc.nat(120).map(pointer),
  bytesOf(8).map((bytes) => [...bytes]),
);
const data = fc.oneof(
  wire,
  fc.uint8Array({ minLength: 4, maxLength: 4 }).map((bytes) => [...bytes]),
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => [...bytes]),
  fc.constant([0, 15, 0, 2, 0, 15]),
  bytesOf(40).map((bytes) => [...bytes]),
);
const record = fc.record(
  {
    name: wire,
    type: fc.oneof(fc.constantFrom(...TYPES), fc.nat(65_535)),
    class: fc.constantFrom(1, 1, 1, 3, 255, 0x8001),
    ttl: fc.nat(0xffff_ffff),
    data,
    length: fc.nat(60),
  },
  { requiredKeys: ["name", "type", "data"] },
);
const structured = fc
  .record(
    {
      flags: fc.oneof(fc.constant(0x8180), fc.nat(65_535)),
      questions: fc.oneof(
        fc.constant([{ name: wireName("a.net"), type: 1 }]),
        fc.array(fc.record({ name: wire, type: fc.constantFrom(...TYPES) }), { maxLength: 2 }),
      ),
      answers: fc.array(record, { maxLength: 6 }),
      authorities: fc.array(record, { maxLength: 2 }),
      additionals: fc.array(record, { maxLength: 3 }),
      counts: fc.tuple(fc.nat(65_535), fc.nat(65_535), fc.nat(9), fc.nat(9)),
    },
    { requiredKeys: ["flags", "questions", "answers", "additionals"] },
  )
  .map(message);

test("any bytes", () => {
  fc.assert(
    fc.property(bytesOf(300), (bytes) => check(bytes)),
    { numRuns: 2000 },
  );
});

test("messages of any structure", () => {
  fc.assert(
    fc.property(structured, (bytes) => check(bytes)),
    { numRuns: 4000 },
  );
});

test("a good message with bytes changed or cut off", () => {
  const good = message({
    questions: [{ name: wireName("a.net"), type: 1 }],
    answers: [
      { name: pointer(12), type: 5, data: [1, 0x62, ...pointer(14)] },
      { name: pointer(35), type: 1, data: [192, 0, 2, 1] },
    ],
    additionals: [{ name: [0], type: 41, class: 1232, ttl: 0, data: [0, 15, 0, 2, 0, 15] }],
  });
  expect(decodeAnswer(good, QUESTION)).toMatchObject({
    ok: true,
    extendedErrors: [15],
    answer: [{}, {}],
  });
  const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), fc.nat(good.length), (changes, length) => {
      const bytes = Uint8Array.from(good);
      for (const [at, value] of changes) bytes[at] = value;
      check(bytes);
      check(bytes.subarray(0, length));
    }),
    { numRuns: 2000 },
  );
});

test("the largest messages of the worst kinds take less than a second", () => {
  const fill = (pattern: readonly number[]) =>
    Uint8Array.from({ length: 65_535 }, (_, index) => {
      if (index === 2) return 0x81;
      return index < 12 ? 255 : (pattern[index % pattern.length] ?? 0);
    });
  for (const pattern of [[0], [0xc0, 0x0c], [1, 0x61], [63], [0xff], [0, 0, 1, 0, 1]]) {
    const began = performance.now();
    check(fill(pattern));
    expect(performance.now() - began).toBeLessThan(1000);
  }
});

test("every query name that is let through goes out and reads back the same, in a full block", () => {
  const label = fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: 64,
  });
  const name = fc.array(label, { minLength: 1, maxLength: 6 }).map((labels) => labels.join("."));
  fc.assert(
    fc.property(name, fc.constantFrom("A", "AAAA", "NS", "PTR", "HTTPS"), (text, type) => {
      fc.pre(isQueryName(text));
      const bytes = encodeQuery({ name: text, type: type });
      expect(bytes.length % 128).toBe(0);
      expect(Buffer.from(encodeBase64Url(bytes), "base64url")).toEqual(Buffer.from(bytes));
      const { questions, flags } = walkMessage(bytes);
      expect(flags).toBe(0x0100);
      expect(questions[0]?.name).toBe(text.toLowerCase());
    }),
    { numRuns: 500 },
  );
});

test("the bytes of a query, one by one", () => {
  expect([...encodeQuery({ name: "a.bb", type: "AAAA" })]).toEqual([
    ...[0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1], // id 0, recursion desired, one question, one additional
    ...[1, 0x61, 2, 0x62, 0x62, 0, 0, 28, 0, 1],
    ...[0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 95], // OPT, 1,232 bytes
    ...[0, 8, 0, 4, 0, 2, 0, 0], // client subnet: IPv6, nothing of it
    ...[0, 12, 0, 83, ...Array<number>(83).fill(0)],
  ]);
  expect(encodeQuery({ name: "a.bb", type: "HTTPS" }).subarray(18, 20)).toEqual(
    Uint8Array.of(0, 65),
  );
});
