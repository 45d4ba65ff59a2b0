import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createReplayHistories } from "../../src/cli/replay-histories.ts";
import { parseReplayLine } from "../../src/cli/replay-line.ts";
import { judge } from "../../src/detection/judge.ts";
import type { History } from "../../src/detection/observation.ts";
import type { Sensitivity } from "../../src/detection/verdict.ts";
import { parseReplayNote, replayFile } from "../../src/storage/replay-file.ts";
import {
  answer,
  homes,
  host,
  KNOWLEDGE,
  ONE,
  poolName,
  reverse,
  SITE,
  START,
  THREE,
  TWO,
} from "../detection/history-builder.ts";

const MINUTE = 60_000;

/** A botnet's site as a browser saw it: slow looks, looks side by side, one that nobody answered, another network. */
function seen(): History {
  const round = (at: number, epoch: number, first: number) => ({
    ...{ at, epoch },
    observations: [ONE, TWO, THREE].flatMap((resolver, place) => {
      const addresses = homes(6, first + place * 6).toSorted();
      // The slowest one answers when the next look has begun.
      const options = { at: at + place * 8000, resolver };
      return [
        { ...answer(addresses, options), tookMs: 20 + place },
        // The same answer twice, in one millisecond.
        { ...answer(addresses, options), tookMs: 20 + place },
        ...addresses.slice(0, 3).map((one) => reverse(one, poolName(one), at + 30)),
      ];
    }),
    failures: [
      {
        at,
        resolver: TWO,
        question: { name: SITE, type: "AAAA" as const },
        kind: "timeout" as const,
        detail: "The resolver did not answer in time.",
      },
    ],
  });
  return {
    host: host(SITE),
    looks: [
      round(START, 1, 0),
      round(START + 4000, 1, 18),
      { at: START + 5 * MINUTE, epoch: 1, observations: [], failures: [] },
      round(START + 11 * MINUTE, 2, 36),
    ],
    connections: [{ at: START + 50, address: "61.1.0.1" }],
    earlier: {
      due: 19_676,
      days: 3,
      networks: [{ day: 19_672, ids: ["5120"] }],
      widest: 1,
      more: false,
    },
    neighbours: [{ address: homes(1)[0] ?? "", others: 2 }],
  };
}

function readBack(text: string) {
  const histories = createReplayHistories();
  for (const line of text.trimEnd().split("\n")) {
    const parsed = parseReplayLine(line);
    if (!parsed.ok) throw new Error(parsed.problem);
    histories.add(parsed, line);
  }
  return [...histories.take()];
}

describe("a saved file", () => {
  test.each<Sensitivity>(["careful", "balanced", "relaxed"])(
    "replays to the equal judgement, facts and all, at the sensitivity %s",
    (sensitivity) => {
      const history = seen();
      const [back] = readBack(replayFile(history, sensitivity));
      if (back === undefined) throw new Error("Nothing came back.");
      const { sensitivity: kept, ...rest } = back;
      expect(kept).toBe(sensitivity);
      expect(rest).toEqual(history);
      expect(judge({ history: back, knowledge: KNOWLEDGE, sensitivity })).toEqual(
        judge({ history, knowledge: KNOWLEDGE, sensitivity }),
      );
    },
  );

  test("rests on what stands beside the answers: without it the facts are others", () => {
    const history = seen();
    const bare = replayFile(history, "balanced")
      .split("\n")
      .map((line) => line.replace(/,"fluxward":.*$/, "}"))
      .join("\n");
    const [back] = readBack(bare);
    expect(back?.connections).toEqual([]);
    expect(back?.looks).not.toEqual(history.looks);
  });

  test("says nothing where nobody ever answered", () => {
    expect(replayFile({ host: host(SITE), looks: [], connections: [] }, "balanced")).toBe("");
  });

  test("with a part missing is read by its times", () => {
    const lines = replayFile(seen(), "balanced").trimEnd().split("\n");
    const [back] = readBack(lines.slice(1).join("\n"));
    expect(back?.sensitivity).toBeUndefined();
    expect(back?.looks.length).toBeGreaterThan(0);
  });
});

describe("what stands under fluxward", () => {
  test.each([
    null,
    1,
    [],
    {},
    { look: -1, number: 0 },
    { look: START, number: 1.5 },
    { look: START, number: 0, known: { sensitivity: "loud" } },
    { look: START, number: 0, tookMs: "1" },
  ])("is refused with its line where it is wrong: %j", (fluxward) => {
    expect(parseReplayNote(fluxward)).toBeUndefined();
    const [line = ""] = replayFile(seen(), "balanced").split("\n");
    const other = JSON.stringify({ ...(JSON.parse(line) as object), fluxward });
    expect(parseReplayLine(other)).toEqual({ ok: false, problem: '"fluxward" cannot be read' });
  });

  test("may be anything at all", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        parseReplayNote(value);
      }),
    );
  });
});
