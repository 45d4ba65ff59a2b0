import { describe, expect, it } from "vitest";
import { kindsById } from "../../lab/variation/kinds.ts";
import { runSiteDay, type SiteDay } from "../../lab/site-day.ts";
import { loadKnowledge } from "../../tools/networks/load-knowledge.ts";

const knowledge = loadKnowledge();

function days(id: string, askAbroad: boolean): SiteDay[] {
  const [kind] = kindsById([id]);
  if (kind === undefined) throw new Error(`There is no kind ${id}.`);
  const { scenario } = kind;
  return [1, 2, 3, 4, 5, 6].map((seed) => runSiteDay({ scenario, knowledge, seed, askAbroad }));
}

function coherent(all: readonly SiteDay[]): number {
  return all.filter(({ judgement }) =>
    judgement.verdict.evidence.some(({ reason }) => reason === "coherent-by-region"),
  ).length;
}

describe("a day on which odd sites are asked about abroad", () => {
  it("speaks for honest sites that answer by region", () => {
    const ids = ["provider-cdn", "regional-lines", "regional-game-servers", "nearest-mirrors"];
    const sum = (askAbroad: boolean): number =>
      ids.reduce((total, id) => total + coherent(days(id, askAbroad)), 0);
    expect(sum(true)).toBeGreaterThanOrEqual(3);
    expect(sum(false)).toBe(0);
  });

  it.each(["home-flux", "rented-quick", "one-or-two-bots", "one-slow-server"])(
    "says nothing of %s",
    (id) => {
      const abroad = days(id, true);
      expect(coherent(abroad)).toBe(0);
      const levels = (all: readonly SiteDay[]) => all.map(({ stages }) => stages.at(-1)?.level);
      expect(levels(abroad)).toEqual(levels(days(id, false)));
    },
  );
});
