import { createRandom } from "../../lab/model/random.ts";

/** Of all visits, the share that opens a site for the first time; the others go back to one. */
const NEW_SHARE = 0.6;

/**
 * Which site is opened at each visit, by its place in the list: every one comes at least once, and those that are gone
 * back to are mostly the ones met early, as people have their habits.
 */
export function planVisits(sites: number): readonly number[] {
  const random = createRandom(11, "soak visits");
  const plan: number[] = [];
  let met = 0;
  while (met < sites) {
    if (met === 0 || random() < NEW_SHARE) {
      plan.push(met);
      met += 1;
    } else {
      plan.push(Math.floor(met * random() ** 3));
    }
  }
  return plan;
}
