import { describe, expect, test } from "vitest";
import type { AbroadAnswer } from "../../src/detection/abroad.ts";
import { coherentByRegion } from "../../src/detection/evidence/regional.ts";
import { countMachines } from "../../src/detection/evidence/residential.ts";
import { answer, history, homes, look, poolName, reverse, START } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

/** Nine and a half minutes, as between a look and the one that is due ten minutes later. */
const LATER = 570_000;

type Told = readonly [region: string, networks: string, more?: Partial<AbroadAnswer>];

/** What is said of answers about other parts of the world; networks are letters. */
function found(told: readonly Told[], namedHomes = 0): ReturnType<typeof coherentByRegion> {
  const answers = told.map(([region, networks, more], at): AbroadAnswer => {
    const when = at < told.length / 2 ? START : START + LATER;
    return { at: when, subnet: region, region, scope: 24, networks: [...networks], ...more };
  });
  const seen = homes(namedHomes);
  const asked = seen.map((home) => reverse(home, poolName(home)));
  const of = history([look(START, [answer(["61.1.0.1", ...seen]), ...asked])]);
  const { dossier, spread } = readHistory(of);
  return coherentByRegion(answers, countMachines(spread, dossier.reverseNames, 1));
}

/** Each part of the world has a network of its own, in both looks. */
const COHERENT: readonly Told[] = [
  ["europe", "a"],
  ["asia", "b"],
  ["europe", "a"],
  ["asia", "b"],
];

describe("answers that depend on the part of the world", () => {
  test("are told with how many parts and networks there are", () => {
    expect(found(COHERENT)).toEqual([
      {
        group: "legitimate",
        points: -3,
        reason: "coherent-by-region",
        facts: { regions: 2, networks: 2 },
      },
    ]);
  });

  test("need two looks that are ten minutes apart, or nearly", () => {
    const sooner = COHERENT.map(([region, networks], at): Told => {
      return [region, networks, { at: START + (at < 2 ? 0 : LATER - 1) }];
    });
    expect(found(sooner)).toEqual([]);
  });

  test("need an authority that looked at the subnet each time", () => {
    const [first, ...others] = COHERENT;
    expect(
      found(first === undefined ? [] : [[first[0], first[1], { scope: 0 }], ...others]),
    ).toEqual([]);
  });

  test("say nothing of a site on two homes that their names betray, and may of one", () => {
    expect(found(COHERENT, 1)).toHaveLength(1);
    expect(found(COHERENT, 2)).toEqual([]);
  });

  test.each<[string, readonly Told[]]>([
    ["nobody was asked about", []],
    [
      "only one part was heard of",
      [
        ["europe", "a"],
        ["europe", "a"],
      ],
    ],
    [
      "no part was heard of twice",
      [
        ["europe", "a"],
        ["asia", "b"],
      ],
    ],
  ])("say nothing where %s", (_, told) => {
    expect(found(told)).toEqual([]);
  });
});

describe("of what two answers say together", () => {
  // In Europe half of it, and a fifth of it with Asia.
  const half: readonly Told[] = [
    ["europe", "abc"],
    ["asia", "byz"],
    ["europe", "bcd"],
  ];

  test("half within a part, and less between parts by three tenths, is enough", () => {
    expect(found(half)).toHaveLength(1);
  });

  test("less within a part is not", () => {
    expect(
      found([
        ["europe", "abc"],
        ["asia", "xyz"],
        ["europe", "cde"],
      ]),
    ).toEqual([]);
  });

  test("more between parts is not, however much there is within them", () => {
    expect(
      found([
        ["europe", "abcd"],
        ["asia", "abcde"],
        ["europe", "abcd"],
        ["asia", "abcde"],
      ]),
    ).toEqual([]);
  });
});
