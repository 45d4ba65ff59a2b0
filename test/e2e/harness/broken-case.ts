import { expect } from "vitest";
import type { Breakage } from "./broken-package.ts";
import { type DeathCase, type DeathStage, play, playWhole } from "./death-case.ts";
import type { Outcome } from "./outcome.ts";

/** A background that does as the product does for as long as it does not die. */
export type BrokenCase = Breakage & {
  readonly name: string;
  /** Names of what it does then, and of the moment at which it is killed. */
  readonly of: string;
  readonly step: string;
  /** What shows it then. */
  readonly left: object;
};

export const HEEDED_TOO_EARLY = {
  name: "settings are noted as heeded before they are",
  piece: /(await \w+\(\w+,\w+\)),(await \w+\.stopNotes\.setHeeded\(\w+\))/,
  instead: "$2,$1",
};
export const ADDED_TWICE = {
  name: "an exception is added beside one for the same site",
  piece: /exceptions:\[\.\.\.(\w+)\.filter\(\w+\(\w+,\w+\)\),\{host:/,
  instead: "exceptions:[...$1,{host:",
};

/** How long what one that is not broken leaves may take, ms; it is there within a second. */
const PATIENCE_MS = 4_000;

/** Holds that the cases find out one that is broken: killed at a moment, it leaves something else than is expected. `wholes`: as for `comparedWithWhole`. */
export function foundOut<T>(
  stage: DeathStage<T>,
  cases: readonly DeathCase<T>[],
  wholes: ReadonlyMap<string, Outcome>,
): (broken: BrokenCase) => Promise<void> {
  return async ({ of, step, left }) => {
    const one = cases.find(({ name }) => name === of);
    const [, moment] = one?.moments.find(([title]) => title === step) ?? [];
    if (one === undefined || moment === undefined) throw new Error(`There is no ${step}.`);
    const expected = wholes.get(of) ?? (await playWhole(stage, one));
    const found = await play(stage, one, moment, expected, PATIENCE_MS);
    expect(found).toMatchObject(left);
    expect(found).not.toEqual(expected);
  };
}
