import { createLuck } from "./luck.ts";
import { TARGETS } from "./targets.ts";

export type FuzzCount = {
  readonly target: string;
  readonly inputs: number;
  readonly accepted: number;
  /** The one that took longest, ms. */
  readonly slowestMs: number;
};

/** An input may take this long, ms; beyond it, it counts as a hang. */
const HANG_MS = 1000;

/** Feeds `inputs` inputs to all targets. Rejects with an Error that names target and seed of the first mistake. */
export async function runFuzz(inputs: number, seed: number): Promise<readonly FuzzCount[]> {
  const shares = Object.values(TARGETS).reduce((sum, { share }) => sum + share, 0);
  const counts: FuzzCount[] = [];
  for (const [target, { share, run }] of Object.entries(TARGETS)) {
    const own = Math.ceil((inputs * share) / shares);
    let accepted = 0;
    let slowestMs = 0;
    const once = async (caseSeed: number): Promise<number> => {
      const began = performance.now();
      try {
        if (await run(createLuck(caseSeed))) accepted += 1;
      } catch (error) {
        const what = `${target} broke at seed ${String(caseSeed)}: ${String(error)}`;
        throw new Error(what, { cause: error });
      }
      return performance.now() - began;
    };
    for (let index = 0; index < own; index += 1) {
      const caseSeed = (seed + index * 2_654_435_761) >>> 0;
      let took = await once(caseSeed);
      // A busy machine may stop anybody for a while; an input that hangs does so every time.
      if (took > HANG_MS) took = await once(caseSeed);
      if (took > HANG_MS) throw new Error(`${target} hung at seed ${String(caseSeed)}.`);
      slowestMs = Math.max(slowestMs, took);
    }
    counts.push({ target, inputs: own, accepted, slowestMs });
  }
  return counts;
}
