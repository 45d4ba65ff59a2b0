import { expect, test } from "vitest";
import { judge } from "../../src/detection/judge.ts";
import { withoutOutliers } from "../../src/detection/outliers.ts";
import {
  answer,
  botnetLook,
  history,
  homes,
  KNOWLEDGE,
  look,
  ONE,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";

/** Addresses at hosters, as a resolver might add that wants to hide a botnet's. */
const SERVERS = Array.from(
  { length: 400 },
  (_, n) => `${String(60 + (n % 40))}.1.${String(n % 200)}.9`,
);

test("one resolver's hundreds of addresses neither hide a botnet nor make one up", () => {
  const level = (looks: Parameters<typeof history>[0]): string =>
    judge({ history: history(looks), knowledge: KNOWLEDGE, sensitivity: "balanced" }).verdict.level;
  const bots = botnetLook(START, 0);
  expect(level([bots])).toBe("flux");
  const drowned = {
    ...bots,
    observations: [
      ...bots.observations,
      answer([...homes(6, 12), ...SERVERS], { resolver: THREE }),
    ],
  };
  expect(level([drowned])).toBe(
    level([
      { ...bots, observations: bots.observations.filter(({ resolver }) => resolver !== THREE) },
    ]),
  );
  expect(["suspicious", "flux"]).toContain(level([drowned]));
  const plain = [ONE, TWO].map((resolver) => answer(["61.1.0.1"], { resolver }));
  expect(level([look(START, [...plain, answer(homes(300), { resolver: THREE })])])).toBe("clear");
});

test.each([
  ["all are long", [answer(SERVERS), answer(SERVERS.slice(0, 150), { resolver: TWO })]],
  ["one alone answers", [answer(SERVERS)]],
  ["none is longer than usual", [answer(homes(70)), answer(homes(1), { resolver: TWO })]],
  ["none is much longer", [answer(homes(120)), answer(homes(40), { resolver: TWO })]],
])("nobody is left out where %s", (_, observations) => {
  const told = history([look(START, observations)]);
  expect(withoutOutliers(told)).toBe(told);
});

test("in other looks as well, and with everything else that it says", () => {
  const named = answer(["ns1.lab-site.com"], { name: "lab-site.com", type: "NS", resolver: TWO });
  const told = history([
    look(START, [answer(homes(2)), answer(SERVERS, { resolver: TWO })]),
    look(START + 600_000, [answer(homes(2)), answer(homes(3), { resolver: TWO }), named]),
  ]);
  const kept = withoutOutliers(told).looks.flatMap(({ observations }) => observations);
  expect(kept.map(({ resolver }) => resolver)).toEqual([ONE, ONE]);
});
