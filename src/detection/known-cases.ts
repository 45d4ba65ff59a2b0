import { registrableDomain } from "./host.ts";
import type { Look } from "./observation.ts";
import {
  agreed,
  copyTrack,
  followTo,
  openTrack,
  staysWarned,
  type Terms,
  type Track,
} from "./tracks.ts";
import { isWarned, type Level } from "./verdict.ts";

export type Transition = { readonly at: number; readonly verdict: Level; readonly score: number };

/** A history as far as it has been followed. Never changed once it has been given out. */
export type FollowedCase = {
  readonly terms: Terms;
  /** All that were heard, on whatever name: who says only who the name servers are has a say as well. */
  readonly resolvers: ReadonlySet<string>;
  readonly whole: Track;
  /** Without each resolver in turn; followed only as far as their word was needed. */
  readonly others: readonly Track[];
  /** Without each two of them; followed only where red depends on it. */
  readonly pairs: readonly Track[];
  /** The level after each look, oldest first. */
  readonly transitions: readonly Transition[];
};

/**
 * By a history's first look: how far it was followed last, and the state before that, which the
 * next version of a growing last look goes on from. It saves time and never changes a verdict:
 * what goes on from here is what a replay from the first look gives.
 */
const known = new WeakMap<Look, readonly FollowedCase[]>();

/** Follows a history through all its looks, going on from what is known of it. */
export function followCase(terms: Terms): FollowedCase {
  const [first] = terms.history.looks;
  if (first === undefined) return open(terms);
  const before = known.get(first)?.find((followed) => isBeginning(followed, terms));
  if (before?.terms.history.looks.length === terms.history.looks.length) return before;
  const followed = goOn(before ?? open(terms), terms);
  known.set(first, before === undefined ? [followed] : [followed, before]);
  return followed;
}

function open(terms: Terms): FollowedCase {
  const { history } = terms;
  const zone = registrableDomain(history.host);
  const resolvers = heardResolvers(history.looks);
  // With one resolver there is nothing to leave out: its word is all there is.
  const others = resolvers.size < 2 ? [] : [...resolvers];
  return {
    terms: { ...terms, history: { ...history, looks: [] } },
    resolvers,
    whole: openTrack(history, zone),
    others: others.map((resolver) => openTrack(history, zone, [resolver])),
    pairs: pairsOf(others).map((pair) => openTrack(history, zone, pair)),
    transitions: [],
  };
}

function goOn(before: FollowedCase, terms: Terms): FollowedCase {
  const whole = copyTrack(before.whole);
  let { others, pairs } = before;
  const transitions = [...before.transitions];
  const { looks } = terms.history;
  for (const [index, look] of looks.entries()) {
    if (index < transitions.length) continue;
    followTo(index + 1, whole, terms);
    let { level } = whole.standing;
    // Leaving a resolver out can only lower a warning, so without one nobody else need be heard.
    if (isWarned(level)) {
      others = others.map((track) => advance(track, before.others, index, terms));
      level = agreed(level, others);
    }
    if (level === "flux") {
      pairs = pairs.map((track) => advance(track, before.pairs, index, terms));
      if (!staysWarned(pairs)) level = "suspicious";
    }
    transitions.push({ at: look.at, verdict: level, score: whole.latest?.total ?? 0 });
  }
  return { terms, resolvers: before.resolvers, whole, others, pairs, transitions };
}

/**
 * A track taken through the look of an index; `shared` ones are copied first. One in red that stands for
 * longer stays red whatever the look says, so the look is read only once it matters.
 */
function advance(track: Track, shared: readonly Track[], index: number, terms: Terms): Track {
  const { level, redUntil } = track.standing;
  if (level === "flux" && (terms.history.looks[index]?.at ?? 0) < redUntil) return track;
  const own = shared.includes(track) ? copyTrack(track) : track;
  followTo(index + 1, own, terms);
  return own;
}

/** Each two of a few resolvers; with two, leaving both out leaves nothing to hear. */
function pairsOf(resolvers: readonly string[]): (readonly string[])[] {
  if (resolvers.length < 3) return [];
  return resolvers.flatMap((one, index) => resolvers.slice(index + 1).map((two) => [one, two]));
}

/** Whether what was followed is read as `terms` are, and its looks are the first of theirs. */
function isBeginning({ terms: old, resolvers }: FollowedCase, terms: Terms): boolean {
  const [a, b] = [old.history, terms.history];
  return (
    old.knowledge === terms.knowledge &&
    old.sensitivity === terms.sensitivity &&
    a.host === b.host &&
    a.earlier === b.earlier &&
    a.neighbours === b.neighbours &&
    isSameList(a.connections, b.connections) &&
    a.looks.length <= b.looks.length &&
    a.looks.every((look, index) => look === b.looks[index]) &&
    // Who is heard for the first time would have had a say, or been left out, from the beginning.
    b.looks.slice(a.looks.length).every((look) => hasNoOther(look, resolvers))
  );
}

/** Whether only these resolvers were heard. */
function hasNoOther(look: Look, resolvers: ReadonlySet<string>): boolean {
  return look.observations.every(({ resolver }) => resolvers.has(resolver));
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((one, index) => one === b[index]));
}

function heardResolvers(looks: readonly Look[]): Set<string> {
  return new Set(looks.flatMap(({ observations }) => observations.map(({ resolver }) => resolver)));
}
