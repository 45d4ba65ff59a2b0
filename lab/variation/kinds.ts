import { HARD_KINDS, HOLD_OUT_KINDS } from "./hard-kinds.ts";
import type { Kind } from "./kind.ts";
import { USUAL_KINDS } from "./usual-kinds.ts";

/** Every kind of site that accuracy is measured on. */
export const ALL_KINDS: readonly Kind[] = [...USUAL_KINDS, ...HARD_KINDS, ...HOLD_OUT_KINDS];

/** The kinds with these ids, in the order of `ALL_KINDS`; throws where there is none of that name. */
export function kindsById(ids: readonly string[]): readonly Kind[] {
  const unknown = ids.find((id) => !ALL_KINDS.some(({ scenario }) => scenario.id === id));
  if (unknown !== undefined) throw new Error(`There is no kind "${unknown}".`);
  return ALL_KINDS.filter(({ scenario }) => ids.includes(scenario.id));
}
