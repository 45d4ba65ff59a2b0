import { describe, expect, test } from "vitest";
import { judge } from "../../src/detection/judge.ts";
import { rank } from "../../src/detection/levels.ts";
import type { History } from "../../src/detection/observation.ts";
import { isWarned, LEVELS, type Verdict } from "../../src/detection/verdict.ts";
import {
  answer,
  botnetLook,
  history,
  homes,
  KNOWLEDGE,
  look,
  ONE,
  reverse,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";

/* What a verdict tells beside its level: how sure it is, why nothing could be told, what would change it, when it looks again. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

function verdict(of: History): Verdict {
  return judge({ history: of, knowledge: KNOWLEDGE, sensitivity: "balanced" }).verdict;
}

/** One hosted server, seen at these times after the start. */
function seenAt(times: readonly number[], ttl = 60, resolvers: readonly string[] = [ONE]): History {
  const observed = resolvers.map((resolver) => answer(["61.1.0.1"], { ttl, resolver }));
  return history(times.map((ms) => look(START + ms, observed)));
}

test("levels are ordered by worry, and a person is warned of the last two", () => {
  expect(LEVELS).toEqual(["unknown", "clear", "watch", "suspicious", "flux"]);
  expect(LEVELS.map(rank)).toEqual([0, 1, 2, 3, 4]);
  expect(LEVELS.filter(isWarned)).toEqual(["suspicious", "flux"]);
});

test("of a host that nobody has asked about nothing is told", () => {
  expect(verdict(history([]))).toEqual({
    level: "unknown",
    score: 0,
    keys: { spread: false, machines: false },
    evidence: [],
    groups: {
      ...{ dispersion: 0, churn: 0, residential: 0, "name-servers": 0 },
      ...{ ttl: 0, extras: 0, legitimate: 0 },
    },
    confidence: 0,
    looks: 0,
    unknownCause: "no-answer",
    wouldChange: "first-answer",
    nextLookAt: undefined,
  });
});

describe("how sure it is", () => {
  const cases: readonly (readonly [string, History, number])[] = [
    ["no answer", history([look(START, [])]), 0],
    ["no such name", history([look(START, [answer([], { status: 3 })])]), 0],
    ["one look, one resolver", seenAt([0]), 0.45],
    ["one look, two resolvers", seenAt([0], 60, [ONE, TWO]), 0.5],
    ["one look, three resolvers", seenAt([0], 60, [ONE, TWO, THREE]), 0.55],
    [
      "a fourth resolver adds nothing",
      seenAt([0], 60, [ONE, TWO, THREE, "https://four.lab.net/q"]),
      0.55,
    ],
    ["just under ten minutes", seenAt([0, 590 * SECOND - 1]), 0.45],
    ["ten minutes, as an alarm may ring early", seenAt([0, 590 * SECOND]), 0.8],
    ["just under an hour", seenAt([0, HOUR - 1]), 0.8],
    ["an hour", seenAt([0, HOUR]), 0.9],
    ["just under a day", seenAt([0, 24 * HOUR - 1]), 0.9],
    ["a day, and never more", seenAt([0, 24 * HOUR]), 0.95],
    ["a day, with three resolvers", seenAt([0, 24 * HOUR], 60, [ONE, TWO, THREE]), 0.95],
    ["caches may keep it for half an hour", seenAt([0], 1800), 0.45],
    ["for longer: it does not flux fast", seenAt([0], 1801), 0.8],
    [
      "a content network",
      history([look(START, [answer(["61.1.0.1"], { aliases: ["e1.edge-lab.net"] })])]),
      0.8,
    ],
  ];
  test.each(cases)("%s", (_, of, confidence) => {
    expect(verdict(of).confidence).toBe(confidence);
  });

  test("looks that brought no answer are not counted", () => {
    const mixed = [look(START, []), look(START + MINUTE, [answer(["61.1.0.1"])])];
    expect(verdict(history(mixed)).looks).toBe(1);
    expect(verdict(seenAt([0, MINUTE])).looks).toBe(2);
  });
});

describe("why nothing can be told", () => {
  const missing = look(START, [answer([], { status: 3 })]);
  const inside = { at: START, address: "10.0.0.1" };
  const cases: readonly (readonly [string, History, Verdict["unknownCause"]])[] = [
    ["no such name", history([missing]), "no-such-name"],
    ["no address", history([look(START, [answer([])])]), "no-address"],
    ["private addresses", history([look(START, [answer(["10.0.0.1"])])]), "internal"],
    [
      "no such name outside, and a page from inside",
      { ...history([missing]), connections: [inside] },
      "internal-name",
    ],
    ["something can", seenAt([0]), undefined],
  ];
  test.each(cases)("%s", (_, of, cause) => {
    expect(verdict(of).unknownCause).toBe(cause);
  });

  test("nobody outside is asked again about a name of the inner network", () => {
    const of = { ...history([missing]), connections: [inside] };
    expect(verdict(of).nextLookAt).toBeUndefined();
    expect(verdict(history([missing])).nextLookAt).toBe(START + MINUTE);
  });
});

describe("what would change it, and when it is looked at again", () => {
  const scattered = [21, 22, 25, 31, 27, 36].map((first) => `${String(first)}.1.0.1`);
  const cases: readonly (readonly [string, History, Verdict["wouldChange"], number])[] = [
    ["no answer yet", history([look(START, [])]), "first-answer", MINUTE],
    ["no sign, a low TTL", seenAt([0]), "nothing-soon", HOUR],
    ["red", history([botnetLook(START, 0)]), "no-more-growth", 121 * SECOND],
    [
      "red, once ten minutes are over",
      history([botnetLook(START, 0), botnetLook(START + 10 * MINUTE, 40)]),
      "no-more-growth",
      HOUR,
    ],
    [
      "homes on three continents that have not moved yet",
      history([look(START, [answer(scattered)])]),
      "later-look",
      121 * SECOND,
    ],
    [
      "others for each resolver, and some have the names of mail servers",
      history([
        look(START, [
          ...[ONE, TWO, THREE].map((resolver, place) =>
            answer(homes(4, 4 * place), { resolver, ttl: 300 }),
          ),
          ...homes(4).map((address, place) => {
            return reverse(address, `mail.firm${String(place)}-lab.net`);
          }),
        ]),
      ]),
      "home-evidence",
      301 * SECOND,
    ],
  ];
  test.each(cases)("%s", (_, of, wouldChange, nextMs) => {
    const told = verdict(of);
    expect([told.wouldChange, (told.nextLookAt ?? 0) - START]).toEqual([wouldChange, nextMs]);
  });

  test("a move of rented servers is looked at once more as soon as the caches have let it go", () => {
    const moves = [0, 60, 120].map((minutes, index) => {
      const servers = [61, 62, 63].map((first) => `${String(first + 3 * index)}.1.0.1`);
      return look(START + minutes * MINUTE, [answer(servers, { ttl: 60 })]);
    });
    // Two minutes after the newest look, where the next stage would be six hours after the first.
    expect(verdict(history(moves)).nextLookAt).toBe(START + 122 * MINUTE);
  });
});
