import fc from "fast-check";
import { expect, test } from "vitest";
import type { History } from "../../src/detection/observation.ts";
import { decodeHistory, encodeHistory } from "../../src/storage/history-codec.ts";
import {
  answer,
  botnetLook,
  history,
  host,
  look,
  SITE,
  START,
} from "../detection/history-builder.ts";

const text = fc.string({ maxLength: 20 });
const question = fc.record({ name: text, type: fc.constantFrom("A" as const, "PTR" as const) });
const time = fc.integer({ min: START, max: START + 60_000 });
const anyLook = fc.record({
  at: time,
  epoch: fc.integer({ min: -5, max: 5 }),
  observations: fc.array(
    fc
      .record({
        at: time,
        resolver: text,
        question,
        status: fc.constantFrom(0, 2, 3),
        answer: fc.array(
          fc.record({
            name: text,
            type: fc.constantFrom("A" as const, "CNAME" as const),
            ttl: fc.nat(1000),
            data: text,
          }),
          { maxLength: 6 },
        ),
        subnet: fc.option(fc.record({ asked: text, scope: fc.nat(32) }), { nil: undefined }),
        tookMs: fc.option(fc.nat(9000), { nil: undefined }),
        extendedErrors: fc.option(fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }), {
          nil: undefined,
        }),
      })
      .map(({ tookMs, extendedErrors, subnet, ...seen }) => ({
        ...seen,
        ...(subnet !== undefined && { subnet }),
        ...(tookMs !== undefined && { tookMs }),
        ...(extendedErrors !== undefined && { extendedErrors }),
      })),
    { maxLength: 8 },
  ),
  failures: fc.array(
    fc.record({
      at: time,
      resolver: text,
      question,
      kind: fc.constant("timeout" as const),
      detail: text,
    }),
    { maxLength: 3 },
  ),
});

test("any history comes back as it was", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyLook, { selector: ({ at }) => at, maxLength: 5 }), (looks) => {
      const of: History = {
        ...history([...looks].sort((a, b) => a.at - b.at)),
        connections: [{ at: START, address: "61.1.0.1" }],
        neighbours: [{ address: "21.1.0.7", others: 2 }],
        earlier: { due: 9, days: 2, networks: [{ day: 7, ids: ["1"] }], widest: 1, more: false },
      };
      expect(decodeHistory(host(SITE), encodeHistory(of))).toEqual({ history: of, damaged: false });
    }),
  );
});

test("any text is read without an error", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), fc.jsonValue()), (stored) => {
      expect(decodeHistory(host(SITE), stored).history.host).toBe(SITE);
    }),
  );
});

test("a damaged look costs only itself, and it is said", () => {
  const good = look(START + 60_000, [answer(["61.1.0.1"])]);
  const of = history([look(START, [answer(["61.1.0.1"])]), good]);
  const stored = JSON.parse(encodeHistory(of)) as { looks: [number, number, number[][], []][] };
  const first = stored.looks[0]?.[2][0];
  if (first === undefined) throw new Error("There is no answer to damage.");
  first[1] = 999;
  const { history: read, damaged } = decodeHistory(host(SITE), JSON.stringify(stored));
  expect(read.looks).toEqual([good]);
  expect(damaged).toBe(true);
});

test("it is less than half as long as the plain form", () => {
  const of = history([botnetLook(START, 0), botnetLook(START + 600_000, 30)]);
  expect(encodeHistory(of).length * 2).toBeLessThan(JSON.stringify(of).length);
});
