import type { Look, Observation, Question, ResourceRecord } from "./observation.ts";

/** One query to one resolver. */
export type Draw = Question & {
  readonly resolver: string;
  /** Tells apart the declared repeats of one question to one resolver. */
  readonly draw: number;
  /** Client subnet to send along, one of the example subnets; absent: none. */
  readonly subnet?: string;
  /** When it may leave, ms since the epoch; absent: at once. */
  readonly notBefore?: number;
};

/**
 * From an answer to the next question, ms. Recursors merge what they are asked at once; BIND asks anew as soon
 * as the answer has come, unbound serves it for the rest of its second (`npm run test:interop`, case "TTL 0").
 * So the next question comes soon, and where that brought the same again, a second later.
 */
const SOON_MS = 250;
const NEXT_SECOND_MS = 1100;
/** An answer that is kept longer than this (s) gets no successor within one look: answers over 5 s apart are two. */
const LONGEST_LIFE = 3;
/** From the beginning of the look to the departure of its last draw, ms. */
const ALL_WITHIN_MS = 10_000;

export type DrawCounts = { readonly atOnce: number; readonly most: number };

/**
 * The draws of one question at one resolver: `atOnce` of them together, then one after another up to
 * `most`, each when the answer before it has died.
 */
export function spacedDraws(
  look: Look,
  question: Question & { readonly resolver: string },
  { atOnce, most }: DrawCounts,
): readonly Draw[] {
  const draws: Draw[] = Array.from({ length: atOnce }, (_, draw) => ({ ...question, draw }));
  const { name, type, resolver } = question;
  const isIt = (one: { readonly resolver: string; readonly question: Question }): boolean =>
    one.resolver === resolver && one.question.name === name && one.question.type === type;
  const answers = look.observations.filter(isIt).sort((a, b) => a.at - b.at);
  // One that failed once is not worth waiting for again.
  if (look.failures.some(isIt)) return draws;
  for (let draw = atOnce; draw < most; draw += 1) {
    const before = answers[draw - 1];
    if (before === undefined) break;
    const life = Math.min(...before.answer.filter(isAddress).map(({ ttl }) => ttl));
    const isKept = life > 0 || (draw > atOnce && isSame(before, answers[draw - 2]));
    const notBefore = before.at + life * 1000 + (isKept ? NEXT_SECOND_MS : SOON_MS);
    if (life > LONGEST_LIFE || notBefore > look.at + ALL_WITHIN_MS) break;
    draws.push({ ...question, draw, notBefore });
  }
  return draws;
}

function isSame(one: Observation, other: Observation | undefined): boolean {
  return other !== undefined && addressesOf(one) === addressesOf(other);
}

function addressesOf({ answer }: Observation): string {
  const addresses = answer.filter(isAddress).map(({ data }) => data);
  return addresses.sort().join();
}

function isAddress({ type }: ResourceRecord): boolean {
  return type === "A" || type === "AAAA";
}
