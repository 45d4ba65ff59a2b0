import fc from "fast-check";
import { expect, test } from "vitest";
import { EXAMPLE_SUBNETS } from "../../src/detection/example-subnets.ts";
import { judge, type Judgement } from "../../src/detection/judge.ts";
import type { History } from "../../src/detection/observation.ts";
import {
  answer,
  botnetLook,
  history,
  homes,
  KNOWLEDGE,
  look,
  ONE,
  poolName,
  reverse,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";
import { variedHistory } from "./varied-history.ts";

const MINUTE = 60_000;

function judged(of: History): Judgement {
  return judge({ history: of, knowledge: KNOWLEDGE, sensitivity: "balanced" });
}

/** Nothing is known of a copy, so it is followed from its first look. */
function replayed(of: History): Judgement {
  return judged(structuredClone(of));
}

const observation = fc
  .record({
    addresses: fc.uniqueArray(fc.constantFrom(...homes(12), "61.1.0.1", "62.2.0.1", "101.1.1.1"), {
      maxLength: 6,
    }),
    resolver: fc.constantFrom(ONE, TWO, THREE),
    ttl: fc.constantFrom(0, 60, 3600),
    pool: fc.boolean(),
    subnet: fc.option(fc.constantFrom(...Object.keys(EXAMPLE_SUBNETS))),
  })
  .map(({ addresses, resolver, ttl, pool, subnet }) => {
    const [first] = addresses;
    if (pool && first !== undefined) return { ...reverse(first, poolName(first)), resolver };
    const found = answer(addresses, { resolver, ttl });
    return subnet === null ? found : { ...found, subnet: { asked: subnet, scope: 24 } };
  });

const someHistory = fc
  .array(fc.array(observation, { maxLength: 14 }), { minLength: 1, maxLength: 6 })
  .map((rounds) => history(rounds.map((seen, index) => look(START + index * 10 * MINUTE, seen))));

test("a history judged look by look, while each look grows, is judged as a replay of it is", () => {
  fc.assert(
    fc.property(fc.oneof(someHistory, variedHistory), (of) => {
      const said: { readonly judgement: Judgement; readonly text: string }[] = [];
      of.looks.forEach((newest, index) => {
        const before = of.looks.slice(0, index);
        const half = { ...newest, observations: newest.observations.slice(0, 6) };
        // The half a second time: the whole look must leave alone what it shares with the state before it.
        for (const last of [half, newest, { ...half }, newest]) {
          const now = { ...of, looks: [...before, last] };
          const judgement = judged(now);
          const text = JSON.stringify(judgement);
          expect(text).toBe(JSON.stringify(replayed(now)));
          said.push({ judgement, text });
        }
      });
      for (const { judgement, text } of said) expect(JSON.stringify(judgement)).toBe(text);
    }),
    { numRuns: 200 },
  );
});

test("what was known is not used for other looks, another host's connections or other settings", () => {
  const first = botnetLook(START, 0);
  const of = history([first, botnetLook(START + 10 * MINUTE, 20)]);
  const before = judged(of);
  const other = { ...of, looks: [first, botnetLook(START + 10 * MINUTE, 0)] };
  expect(judged(other)).toEqual(replayed(other));
  const connected = { ...of, connections: [{ at: START, address: "10.0.0.1" }] };
  expect(judged(connected)).toEqual(replayed(connected));
  const relaxed = judge({ history: of, knowledge: KNOWLEDGE, sensitivity: "relaxed" });
  const copy = structuredClone(of);
  expect(relaxed).toEqual(judge({ history: copy, knowledge: KNOWLEDGE, sensitivity: "relaxed" }));
  expect(judged(of)).toEqual(before);
});

test("going on from a known history leaves what was said of it as it was", () => {
  const short = history([botnetLook(START, 0)]);
  const before = judged(short);
  const text = JSON.stringify(before);
  const [first] = short.looks;
  if (first === undefined) throw new Error("A history of one look has one.");
  judged(history([first, botnetLook(START + 10 * MINUTE, 0), botnetLook(START + 20 * MINUTE, 9)]));
  expect(JSON.stringify(before)).toBe(text);
  expect(judged(short)).toEqual(before);
});
