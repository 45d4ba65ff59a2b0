import type { History, Look, Observation } from "./observation.ts";

/** More addresses than this in one answer fit no usual UDP message (1232 bytes, 16 each). */
const LONG = 75;
/** Honest recursors give answers of about one length. */
const TIMES_AS_LONG = 4;

/**
 * The history without resolvers whose answers are many times longer than anybody else's: who adds hundreds of
 * addresses to the truth could drown a botnet's few as well as make one up. Where all are long, or only one answers, all stay.
 */
export function withoutOutliers(history: History): History {
  if (!history.looks.some(hasLongAnswer)) return history;
  const longest = new Map<string, number>();
  for (const { observations } of history.looks) {
    for (const seen of observations) {
      if (seen.question.name !== history.host) continue;
      const count = countAddresses(seen);
      if (count > (longest.get(seen.resolver) ?? 0)) longest.set(seen.resolver, count);
    }
  }
  const outliers = new Set(
    [...longest].flatMap(([resolver, count]) => {
      const others = [...longest].flatMap(([other, most]) => (other === resolver ? [] : [most]));
      const isOne =
        others.length > 0 && count > LONG && count > TIMES_AS_LONG * Math.max(...others);
      return isOne ? [resolver] : [];
    }),
  );
  if (outliers.size === 0) return history;
  const looks = history.looks.map((look) => ({
    ...look,
    observations: look.observations.filter(({ resolver }) => !outliers.has(resolver)),
  }));
  return { ...history, looks };
}

function hasLongAnswer({ observations }: Look): boolean {
  return observations.some(({ answer }) => answer.length > LONG);
}

function countAddresses({ answer }: Observation): number {
  return answer.filter(({ type }) => type === "A" || type === "AAAA").length;
}
