import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseReplayLine } from "../../src/cli/replay-line.ts";
import type { Observation } from "../../src/detection/observation.ts";
import { replayLine } from "../../src/storage/replay-file.ts";
import { line } from "./replay-lines.ts";

const HOST = "flux-shop.net";

function observation(text: string): Observation | undefined {
  const parsed = parseReplayLine(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.observation;
}

describe("a good line", () => {
  test("as Google's resolver writes it", () => {
    const text = `{"Status":0,"TC":false,"RD":true,"RA":true,"AD":false,"CD":false,"Question":[{"name":"Flux-Shop.net.","type":1}],
      "Answer":[{"name":"flux-shop.net.","type":5,"TTL":5,"data":"Edge.net."},{"name":"edge.net.","type":1,"TTL":0,"data":"192.0.2.1"},
      {"name":"edge.net.","type":46,"TTL":0,"data":"rrsig"},{"name":"other.net.","type":1,"TTL":0,"data":"192.0.2.66"}],
      "Comment":"x","extended_dns_errors":[{"info_code":15,"extra_text":"blocked"},17],"t":1700000000.25,"resolver":"https://dns.google/resolve","host":"flux-shop.net"}`;
    expect(observation(text)).toEqual({
      at: 1_700_000_000_250,
      resolver: "https://dns.google/resolve",
      question: { name: HOST, type: "A" },
      status: 0,
      answer: [
        { name: HOST, type: "CNAME", ttl: 5, data: "edge.net" },
        { name: "edge.net", type: "A", ttl: 0, data: "192.0.2.1" },
      ],
      extendedErrors: [15, 17],
    });
  });

  test("without an answer; about a type that says nothing here", () => {
    expect(observation(line(HOST, 1, [], { Answer: undefined, Status: 3 }))).toMatchObject({
      status: 3,
      answer: [],
    });
    const other = line(HOST, 1, [], { Question: [{ name: HOST, type: 16 }] });
    expect(observation(other)).toBeUndefined();
  });
});

describe("a bad line says what is wrong", () => {
  const answer = (record: object) => ({
    Answer: [{ name: "flux-shop.net.", type: 1, TTL: 1, data: "192.0.2.1", ...record }],
  });
  test.each<[string, RegExp]>([
    ["", /not JSON/],
    ["{", /not JSON/],
    ["null", /not a JSON object/],
    ["[]", /not a JSON object/],
    ["{}", /"host"/],
    [line("localhost", 1, []), /no public name/],
    [line("192.0.2.1", 1, []), /no public name/],
    [line(HOST, -1, []), /"t"/],
    [line(HOST, 1_700_000_000_000, []), /"t"/],
    [line(HOST, 1, [], { t: "1" }), /"t"/],
    [line(HOST, 1, [], { resolver: 7 }), /"resolver"/],
    [line(HOST, 1, [], { resolver: "https://a\u0007b/" }), /"resolver"/],
    [line(HOST, 1, [], { Status: "NOERROR" }), /"Status"/],
    [line(HOST, 1, [], { Question: [] }), /one question/],
    [line(HOST, 1, [], { Question: [{ name: HOST, type: "A" }] }), /type/],
    [line(HOST, 1, [], { Question: [{ name: "a\u0000b", type: 1 }] }), /name of a question/],
    [line(HOST, 1, [], { Answer: {} }), /"Answer"/],
    [line(HOST, 1, [], { Answer: [7] }), /record/],
    [line(HOST, 1, [], { Answer: Array(5001).fill({}) }), /too long/],
    [line(HOST, 1, [], answer({ TTL: -1 })), /TTL/],
    [line(HOST, 1, [], answer({ TTL: 1.5 })), /TTL/],
    [line(HOST, 1, [], answer({ data: "192.0.2" })), /data/],
    [line(HOST, 1, [], answer({ data: "2001:db8::1" })), /data/],
    [line(HOST, 1, [], answer({ data: 7 })), /data/],
    [line(HOST, 1, [], answer({ type: 5, data: "flux-shop.net." })), /circle/],
  ])("%s", (text, problem) => {
    expect(parseReplayLine(text)).toEqual({
      ok: false,
      problem: expect.stringMatching(problem) as string,
    });
  });
});

test.each(["203.0.113.0/24", "73.0.0.0/33", "73.0.0.0", "/", 7, null])(
  "a subnet that is no example of ours, %j, is the asker's own",
  (subnet) => {
    const seen = observation(line(HOST, 1, [], { edns_client_subnet: subnet }));
    expect(seen).toBeDefined();
    expect(seen).not.toHaveProperty("subnet");
  },
);

test("a captured answer reads back the same", () => {
  const observations = fc.record({
    at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    resolver: fc.constantFrom("https://dns.google/dns-query", "http://127.0.0.1:8053/q?a=b"),
    question: fc.constant({ name: HOST, type: "A" as const }),
    status: fc.constantFrom(0, 2, 3, 5),
    subnet: fc.record({ asked: fc.constantFrom("73.0.0.0/24", "58.88.0.0/24"), scope: fc.nat(32) }),
    answer: fc
      .uniqueArray(fc.ipV4(), { maxLength: 5 })
      .map((list) =>
        [...list].sort().map((data) => ({ name: HOST, type: "A" as const, ttl: 5, data })),
      ),
  });
  fc.assert(
    fc.property(observations, (seen) => {
      expect(observation(replayLine(HOST, seen, seen.at))).toEqual(seen);
      const { subnet: _, ...plain } = seen;
      expect(observation(replayLine(HOST, plain, seen.at))).toEqual(plain);
    }),
    { numRuns: 300 },
  );
});

test("any JSON gives a line or a problem", () => {
  const keys = [
    "t",
    "resolver",
    "host",
    "Status",
    "Question",
    "Answer",
    "extended_dns_errors",
    "name",
    "type",
    "TTL",
    "data",
  ];
  const value = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<unknown>(
        0,
        1,
        5,
        28,
        -1,
        1e99,
        null,
        true,
        "",
        HOST,
        "192.0.2.1",
        "https://r.net/",
        "\u001b",
      ),
      fc.array(tie("node"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie("node"), { maxKeys: 11 }),
    ),
  })).node;
  const good = JSON.parse(line(HOST, 1, ["192.0.2.1"])) as Record<string, unknown>;
  const mixed = fc
    .tuple(fc.constantFrom(...keys), value)
    .map(([key, other]) => ({ ...good, [key]: other }));
  fc.assert(
    fc.property(fc.oneof(value, mixed), (json) => {
      const parsed = parseReplayLine(JSON.stringify(json));
      if (!parsed.ok) expect(parsed.problem).toMatch(/^[ -~]{5,120}$/);
    }),
    { numRuns: 3000 },
  );
});
