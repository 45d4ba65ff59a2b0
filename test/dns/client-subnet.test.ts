import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readQuery, writeAnswer } from "../../lab/server/dns-messages.ts";
import { EXAMPLE_SUBNETS } from "../../src/detection/example-subnets.ts";
import { decodeAnswer } from "../../src/dns/answer.ts";
import { DEFAULT_RESOLVERS, subnetResolver } from "../../src/dns/resolvers.ts";
import { encodeQuery } from "../../src/dns/query.ts";
import { message, wireName } from "./message-builder.ts";

const QUESTION = { name: "a.bb", type: "A" } as const;
const SUBNET = "73.0.0.0/24";

/** An answer with these options, `[code, ...data]` each. */
function answerWith(...options: readonly (readonly [number, ...number[]])[]): Uint8Array {
  const data = options.flatMap(([code, ...bytes]) => [0, code, 0, bytes.length, ...bytes]);
  return message({
    flags: 0x8180,
    questions: [{ name: wireName("a.bb"), type: 1 }],
    additionals: [{ name: [0], type: 41, class: 1232, ttl: 0, data }],
  });
}

function scopeOf(bytes: Uint8Array, subnet: string | undefined = SUBNET): number | undefined {
  const decoded = decodeAnswer(bytes, QUESTION, subnet);
  return decoded.ok ? decoded.scope : undefined;
}

describe("a query", () => {
  test("carries no subnet, unless it is told to, and is as long either way", () => {
    const without = encodeQuery(QUESTION);
    const withOne = encodeQuery(QUESTION, SUBNET);
    const option = (bytes: Uint8Array): number[] => [...bytes.subarray(33, 44)];
    expect(option(without).slice(0, 8)).toEqual([0, 8, 0, 4, 0, 1, 0, 0]);
    expect(option(withOne)).toEqual([0, 8, 0, 7, 0, 1, 24, 0, 73, 0, 0]);
    expect(withOne.length).toBe(without.length);
  });

  test.each(Object.keys(EXAMPLE_SUBNETS))(
    "%s reaches a server, and its scope comes back",
    (subnet) => {
      const read = readQuery(encodeQuery(QUESTION, subnet));
      if (!read.ok) throw new Error("The lab could not read the query.");
      expect(read.query.asked?.subnet).toBe(subnet);
      const reply = writeAnswer(read.query, { status: 0, answer: [], authority: [], scope: 24 });
      expect(scopeOf(reply, subnet)).toBe(24);
    },
  );
});

describe("the scope of an answer", () => {
  test("is heeded where the option repeats what was sent", () => {
    expect(scopeOf(answerWith([8, 0, 1, 24, 16, 73, 0, 0]))).toBe(16);
    expect(scopeOf(answerWith([8, 0, 1, 24, 0, 73, 0, 0]))).toBe(0);
    expect(scopeOf(answerWith([8, 0, 1, 24, 32, 73, 0, 0]))).toBe(32);
  });

  test.each([
    ["no option", []],
    ["another subnet", [[8, 0, 1, 24, 24, 74, 0, 0]]],
    ["another length", [[8, 0, 1, 16, 16, 73, 0]]],
    ["another family", [[8, 0, 2, 24, 24, 73, 0, 0]]],
    ["an address that is cut short", [[8, 0, 1, 24, 24, 73, 0]]],
    ["an address with a byte too many", [[8, 0, 1, 24, 24, 73, 0, 0, 0]]],
    ["a scope that is none", [[8, 0, 1, 24, 33, 73, 0, 0]]],
    [
      "two options",
      [
        [8, 0, 1, 24, 24, 73, 0, 0],
        [8, 0, 1, 24, 8, 73, 0, 0],
      ],
    ],
  ] as const)("is 0 with %s", (_, options) => {
    expect(scopeOf(answerWith(...(options as readonly [number, ...number[]][])))).toBe(0);
  });

  test("is 0 where the answer has no options at all", () => {
    const bytes = message({ questions: [{ name: wireName("a.bb"), type: 1 }] });
    expect(scopeOf(bytes)).toBe(0);
  });

  test("is 0 where no subnet was sent, whatever the server says", () => {
    const bytes = answerWith([8, 0, 1, 24, 24, 73, 0, 0]);
    expect(decodeAnswer(bytes, QUESTION)).toMatchObject({ ok: true, scope: 0 });
  });

  test("lies between 0 and 32 for any option, or the message is refused", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { maxLength: 24 }), (data) => {
        const scope = scopeOf(answerWith([8, ...data]));
        expect(scope === undefined || (scope >= 0 && scope <= 32)).toBe(true);
      }),
    );
  });
});

test("of the default resolvers only one is known to pass subnets on", () => {
  const urls = DEFAULT_RESOLVERS.map(({ url }) => url);
  expect(subnetResolver(urls)).toBe("https://dns.google/dns-query");
  expect(subnetResolver(["https://doh.lab-company.com/dns-query"])).toBeUndefined();
});
