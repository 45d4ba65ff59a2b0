import type { AbroadAnswer } from "../abroad.ts";
import type { Evidence } from "../evidence.ts";
import type { Machines } from "./residential.ts";

const COHERENT_POINTS = -3;
/** Between the first answers and the last, ms: nine of ten fluxed sites have moved after ten minutes (finding 2). */
const LEAST_SPAN_MS = 570_000;
/** Mean overlap of two answers in one part of the world, and how far it must lie above that of two parts (research, 4b). */
const LEAST_WITHIN = 0.5;
const LEAST_MORE = 0.3;
/** Networks with named homes from which a site is no content network whatever its answers look like. */
const NAMED_HOMES = 2;

/**
 * Coherent by region: each part of the world gets networks of its own, the same for both of its
 * subnets, and much the same in a later look; and the authority says that it looked at the subnet
 * (scope above 0, RFC 7871 section 7.2.1). Who draws at random for everybody cannot look so.
 */
export function coherentByRegion(answers: readonly AbroadAnswer[], machines: Machines): Evidence[] {
  const [first] = answers;
  const last = answers.at(-1);
  if (first === undefined || last === undefined || machines.namedHomeNetworks >= NAMED_HOMES)
    return [];
  if (last.at - first.at < LEAST_SPAN_MS || answers.some(({ scope }) => scope === 0)) return [];
  const { within, between } = measureOverlap(answers);
  if (within < LEAST_WITHIN || within - between < LEAST_MORE) return [];
  const regions = new Set(answers.map(({ region }) => region)).size;
  const networks = new Set(answers.flatMap((answer) => answer.networks)).size;
  const facts = { regions, networks };
  return [{ group: "legitimate", points: COHERENT_POINTS, reason: "coherent-by-region", facts }];
}

/** Mean overlap (Jaccard) of the networks of two answers, in one part of the world and across two. */
function measureOverlap(answers: readonly AbroadAnswer[]): { within: number; between: number } {
  const sums = { within: 0, between: 0 };
  const pairs = { within: 0, between: 0 };
  answers.forEach((one, index) => {
    for (const other of answers.slice(index + 1)) {
      const kind = one.region === other.region ? "within" : "between";
      sums[kind] += overlap(one.networks, other.networks);
      pairs[kind] += 1;
    }
  });
  if (pairs.within === 0 || pairs.between === 0) return { within: 0, between: 1 };
  return { within: sums.within / pairs.within, between: sums.between / pairs.between };
}

function overlap(one: readonly string[], other: readonly string[]): number {
  const common = one.filter((id) => other.includes(id)).length;
  return common / (one.length + other.length - common);
}
