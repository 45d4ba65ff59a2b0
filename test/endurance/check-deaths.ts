import fc from "fast-check";
import type { Variant } from "./life.ts";
import { faults, privacyFaults, rest } from "./outcome.ts";
import { play } from "./play.ts";
import { described, scenes, type Scene } from "./scenario.ts";

export type Checked = {
  readonly runs: number;
  readonly deaths: number;
  /** What happened, where the worker died, and what was other than it should be; undefined: nothing. */
  readonly failure: string | undefined;
};

/** Plays scenes with and without deaths; what differs in the end. */
export async function compare(
  all: readonly Scene[],
  variant?: Variant,
): Promise<{ readonly deaths: number; readonly found: readonly string[] }> {
  const never = await play(all, false, variant);
  await rest(never);
  const dying = await play(all, true, variant);
  const deaths = dying.world.deaths;
  await rest(dying);
  return {
    deaths,
    found: [...faults(never, dying), ...privacyFaults(never), ...privacyFaults(dying)],
  };
}

/** Random scenes by a seed. */
export async function checkDeaths(
  { runs, seed, shrinks = true }: { runs: number; seed: number; shrinks?: boolean },
  variant?: Variant,
): Promise<Checked> {
  let deaths = 0;
  const property = fc.asyncProperty(scenes, async (all) => {
    const compared = await compare(all, variant);
    deaths += compared.deaths;
    if (compared.found.length > 0) throw new Error(compared.found.join("\n"));
  });
  const result = await fc.check(property, { numRuns: runs, seed, endOnFailure: !shrinks });
  const [story] = result.counterexample ?? [];
  const failure =
    story === undefined
      ? undefined
      : [
          `seed ${String(result.seed)}, path ${String(result.counterexamplePath)}:`,
          ...story.map((scene) => `  ${described(scene)}`),
          result.errorInstance instanceof Error ? result.errorInstance.message : "",
        ].join("\n");
  return { runs: result.numRuns, deaths, failure };
}
