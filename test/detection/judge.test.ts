import { describe, expect, test } from "vitest";
import { judge } from "../../src/detection/judge.ts";
import type { History } from "../../src/detection/observation.ts";
import { rank } from "../../src/detection/levels.ts";
import type { Level, Verdict } from "../../src/detection/verdict.ts";
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

const MINUTE = 60_000;

function verdict(of: History): Verdict {
  return judge({ history: of, knowledge: KNOWLEDGE, sensitivity: "balanced" }).verdict;
}

describe("levels of plain cases", () => {
  const two = ["62.1.0.1", "62.1.0.2"];
  const cases: readonly (readonly [string, History, Level])[] = [
    ["nothing was asked yet", history([]), "unknown"],
    ["no resolver answered", history([look(START, [])]), "unknown"],
    ["the name does not exist", history([look(START, [answer([], { status: 3 })])]), "unknown"],
    [
      "the name has only private addresses",
      history([look(START, [answer(["10.0.0.1"])])]),
      "unknown",
    ],
    ["one server", history([look(START, [answer(["61.1.0.1"], { ttl: 300 })])]), "clear"],
    [
      "two servers of one hoster with a low TTL",
      history([look(START, [answer(two, { ttl: 60 })])]),
      "clear",
    ],
    [
      "a content network by alias, however many addresses",
      history([look(START, [answer(homes(8), { ttl: 20, aliases: ["e1.edge-lab.net"] })])]),
      "clear",
    ],
    [
      "one home with a low TTL",
      history([look(START, [answer(["21.1.0.9"], { ttl: 60 })])]),
      "clear",
    ],
    [
      "a home with two lines that answers from one, then from the other",
      history(
        [0, 10, 60].map((minutes, index) => {
          const line = homes(2)[index % 2] ?? "";
          return look(START + minutes * MINUTE, [answer([line]), reverse(line, poolName(line))]);
        }),
      ),
      "watch",
    ],
    [
      "a home whose provider gives it a new address",
      history(
        [0, 1, 2, 3].map((hour) =>
          look(START + hour * 3_600_000, [answer([`21.1.0.${String(hour)}`])]),
        ),
      ),
      "clear",
    ],
    [
      "six homes in six networks of one continent that never move",
      history([look(START, [answer([21, 22, 23, 24, 26, 28].map((n) => `${String(n)}.1.0.1`))])]),
      "watch",
    ],
    [
      "six homes in six networks on three continents",
      history([look(START, [answer([21, 22, 25, 31, 27, 36].map((n) => `${String(n)}.1.0.1`))])]),
      "suspicious",
    ],
    ["a botnet's first look", history([botnetLook(START, 0)]), "flux"],
    [
      "three homes, and three others ten minutes later, no reverse names at all",
      history([look(START, [answer(homes(3))]), look(START + 10 * MINUTE, [answer(homes(3, 3))])]),
      "suspicious",
    ],
    [
      "a botnet ten minutes later, no reverse names at all",
      history([look(START, [answer(homes(5))]), look(START + 10 * MINUTE, [answer(homes(5, 5))])]),
      "flux",
    ],
    [
      "a new bot at every query, TTL 0",
      history([
        look(START, [
          ...homes(12).map((address, index) =>
            answer([address], { ttl: 0, resolver: [ONE, TWO, THREE][index % 3] ?? ONE }),
          ),
          ...homes(12).map((address) => reverse(address, poolName(address))),
        ]),
      ]),
      "flux",
    ],
  ];
  test.each(cases)("%s", (_, of, level) => {
    expect(verdict(of).level).toBe(level);
  });
});

describe("red needs two keys", () => {
  test("ten server networks that keep moving are never red", () => {
    const looks = Array.from({ length: 12 }, (_, index) => {
      const addresses = [0, 1].map(
        (n) => `${String(60 + ((index * 2 + n) % 40))}.${String(index + 1)}.0.1`,
      );
      return look(START + index * 60 * MINUTE, [answer(addresses, { ttl: 60 })]);
    });
    const found = verdict(history(looks));
    expect(found.keys.machines).toBe(false);
    expect(rank(found.level)).toBeLessThan(rank("flux"));
  });

  test("homes without movement or spread are never red", () => {
    const three = homes(3);
    const of = history([
      look(START, [answer(three), ...three.map((address) => reverse(address, poolName(address)))]),
    ]);
    expect(verdict(of).keys).toEqual({ spread: false, machines: true });
    expect(rank(verdict(of).level)).toBeLessThan(rank("suspicious"));
  });

  test("a list of peers with 25 addresses an answer stays amber", () => {
    const looks = [0, 10].map((minutes) =>
      look(START + minutes * MINUTE, [
        answer(homes(25, minutes * 3)),
        ...homes(8, minutes * 3).map((address) => reverse(address, poolName(address))),
      ]),
    );
    expect(verdict(history(looks)).level).toBe("suspicious");
  });
});

test("lines that carry the site's own name are its servers, whatever digits stand in the name", () => {
  const own = (address: string): string => `idc-${address.replaceAll(".", "-")}.lab-site.com`;
  const of = history([
    look(START, [answer(homes(6)), ...homes(6).map((address) => reverse(address, own(address)))]),
  ]);
  expect(verdict(of).level).toBe("clear");
});

describe("one resolver decides nothing", () => {
  const honest = ["61.1.0.1"];
  test("a resolver that lies alone does not warn", () => {
    const lies = homes(8);
    const observations = [
      answer(honest, { resolver: ONE }),
      answer(honest, { resolver: TWO }),
      answer(lies, { resolver: THREE }),
      ...lies.map((address) => ({ ...reverse(address, poolName(address)), resolver: THREE })),
    ];
    expect(rank(verdict(history([look(START, observations)])).level)).toBeLessThan(
      rank("suspicious"),
    );
  });

  test("a resolver that tells of the name servers alone does not make a site red", () => {
    const zone = "lab-site.com";
    const server = `ns1.${zone}`;
    const servers = ["20.1.0.7", "22.1.2.7", "62.2.0.1"];
    const seen = [
      answer(["20.1.0.8", "26.1.6.7", "22.1.2.7", "62.2.0.1"], { ttl: 0 }),
      answer([server], { name: zone, type: "NS" }),
      answer(["25.1.5.7", "29.1.9.7", "101.1.1.1"], { resolver: THREE, ttl: 0 }),
      answer(["20.1.0.8", "23.1.3.7"], { resolver: THREE, ttl: 0 }),
    ];
    const told = answer(servers, { resolver: TWO, name: server });
    const without = verdict(history([look(START, seen)]));
    const withIt = verdict(history([look(START, [...seen, told])]));
    expect(without.level).toBe("watch");
    expect(withIt.score).toBeGreaterThan(without.score);
    expect(withIt.level).not.toBe("flux");
  });

  test("a block by one resolver is evidence, not an answer", () => {
    const observations = [
      answer(honest, { resolver: ONE }),
      answer([], { resolver: TWO, status: 3, extendedErrors: [17] }),
    ];
    const found = verdict(history([look(START, observations)]));
    expect(found.evidence.map(({ reason }) => reason)).toContain("resolver-blocks");
    expect(rank(found.level)).toBeLessThan(rank("suspicious"));
  });
});

describe("hysteresis and time", () => {
  test("a table older than 180 days counts half where only the kind of network speaks", () => {
    const of = history([
      look(START, [answer(homes(3))]),
      look(START + 10 * MINUTE, [answer(homes(3, 3))]),
    ]);
    const old = { ...KNOWLEDGE, builtAt: START - 181 * 86_400_000 };
    const points = (knowledge: typeof KNOWLEDGE): number =>
      judge({ history: of, knowledge, sensitivity: "balanced" }).verdict.groups.residential;
    expect(points(old)).toBe(points(KNOWLEDGE) / 2);
  });

  test("red stands although later looks find nothing new", () => {
    const looks = [botnetLook(START, 0), look(START + 10 * MINUTE, [answer(homes(6))])];
    expect(verdict(history(looks)).level).toBe("flux");
  });

  test("answers are not compared across a change of network", () => {
    const moved = [
      look(START, [answer(homes(2))], 0),
      look(START + 10 * MINUTE, [answer(homes(2, 2))], 1),
    ];
    const same = moved.map((item) => ({ ...item, epoch: 0 }));
    expect(verdict(history(moved)).groups.churn).toBe(0);
    expect(verdict(history(same)).groups.churn).toBeGreaterThan(0);
  });

  test("the next look is a TTL later, then at ten minutes, an hour, six hours and a day", () => {
    const looks = [botnetLook(START, 0)];
    const due: (number | undefined)[] = [];
    for (let step = 0; step < 6; step += 1) {
      const next = verdict(history(looks)).nextLookAt;
      due.push(next === undefined ? undefined : (next - START) / MINUTE);
      if (next !== undefined) looks.push(look(next, [answer(homes(6))]));
    }
    expect(due.map((minutes) => (minutes === undefined ? undefined : Math.round(minutes)))).toEqual(
      [2, 10, 60, 360, 1440, 2880],
    );
  });
});
