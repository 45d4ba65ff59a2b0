import type { Look, Observation, Question } from "./observation.ts";

/** First questions to a resolver about a host: A and AAAA, twice each. */
const FIRST_QUESTIONS = 4;
/** Extended errors by which a resolver says that it withholds the answer (RFC 8914: Blocked, Censored, Filtered). */
const BLOCKED: ReadonlySet<number> = new Set([15, 16, 17]);
/** What filters give instead of an address. */
const NOWHERE: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/**
 * What a resolver's first answers about a host are worth. `waiting`: too few came to tell. `useful`: there are addresses.
 * `denied`: it says that there are none. `useless`: failed, refused or withheld.
 */
type FirstWord = "waiting" | "useful" | "denied" | "useless";

export function firstWord(look: Look, resolver: string, host: string): FirstWord {
  const isFirst = (one: { readonly resolver: string; readonly question: Question }): boolean =>
    one.resolver === resolver && one.question.name === host;
  const answers = look.observations.filter(isFirst);
  if (answers.some(hasAddress)) return "useful";
  if (answers.length + look.failures.filter(isFirst).length < FIRST_QUESTIONS) return "waiting";
  return answers.some(isDenial) ? "denied" : "useless";
}

function hasAddress({ answer }: Observation): boolean {
  return answer.some(({ type, data }) => (type === "A" || type === "AAAA") && !NOWHERE.has(data));
}

function isDenial({ status, answer, extendedErrors = [] }: Observation): boolean {
  if (extendedErrors.some((code) => BLOCKED.has(code))) return false;
  return answer.length === 0 && (status === 0 || status === 3);
}

/**
 * The resolver whose turn the first questions are: the first that is neither useless nor slow. That
 * there is no such name or no address takes two resolvers' word, so that none can hide a site alone.
 */
export function chooseFirst(
  look: Look,
  resolvers: readonly string[],
  slow: readonly string[],
  host: string,
): string | undefined {
  let denied: string | undefined;
  let late: string | undefined;
  for (const resolver of resolvers) {
    const word = firstWord(look, resolver, host);
    if (word === "useful") return resolver;
    if (word === "waiting" && !slow.includes(resolver)) return resolver;
    if (word === "waiting") late ??= resolver;
    if (word === "denied" && denied !== undefined) return denied;
    if (word === "denied") denied = resolver;
  }
  return denied ?? late ?? resolvers[0];
}

/** Whether nothing but failures has come from a resolver, or nothing although it is time. */
export function isSilent(look: Look, resolver: string, slow: readonly string[]): boolean {
  if (slow.includes(resolver)) return true;
  return (
    look.failures.some((failure) => failure.resolver === resolver) &&
    !look.observations.some((seen) => seen.resolver === resolver)
  );
}

/**
 * The resolver for a question that only one is asked: where it was sent already, unless that one
 * failed at it or is slow; then the next. `candidates` in the order of preference, silent ones left out.
 */
export function chooseOne(
  look: Look,
  question: Question,
  asked: readonly string[],
  candidates: readonly string[],
  slow: readonly string[],
): string | undefined {
  const isIt = (one: { readonly resolver: string; readonly question: Question }): boolean =>
    one.question.type === question.type && one.question.name === question.name;
  const answered = look.observations.find((seen) => isIt(seen) && asked.includes(seen.resolver));
  if (answered !== undefined) return answered.resolver;
  const failed = look.failures.filter(isIt).map(({ resolver }) => resolver);
  const hopeful = asked.find((resolver) => !failed.includes(resolver) && !slow.includes(resolver));
  const next = candidates.find((resolver) => !asked.includes(resolver));
  return hopeful ?? next ?? asked[0];
}
