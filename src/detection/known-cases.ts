import { registrableDomain } from "./host.ts";
import type { History, Look } from "./observation.ts";
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
  const before = known.get(first)?.find((followed) => isBeginning(followed.terms, terms));
  if (before?.terms.history.looks.length === terms.history.looks.length) return before;
  const followed = goOn(before ?? open(terms), terms);
  known.set(first, before === undefined ? [followed] : [followed, before]);
  return followed;
}

function open(terms: Terms): FollowedCase {
  const { history } = terms;
  const zone = registrableDomain(history.host);
  const resolvers = answeringResolvers(history);
  // With one resolver there is nothing to leave out: its word is all there is.
  const others = resolvers.size < 2 ? [] : [...resolvers];
  return {
    terms: { ...terms, history: { ...history, looks: [] } },
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
      if (others === before.others) others = others.map(copyTrack);
      for (const track of others) followTo(index + 1, track, terms);
      level = agreed(level, others);
    }
    if (level === "flux") {
      if (pairs === before.pairs) pairs = pairs.map(copyTrack);
      for (const track of pairs) followTo(index + 1, track, terms);
      if (!staysWarned(pairs)) level = "suspicious";
    }
    transitions.push({ at: look.at, verdict: level, score: whole.latest?.total ?? 0 });
  }
  return { terms, whole, others, pairs, transitions };
}

/** Each two of a few resolvers; with two, leaving both out leaves nothing to hear. */
function pairsOf(resolvers: readonly string[]): (readonly string[])[] {
  if (resolvers.length < 3) return [];
  return resolvers.flatMap((one, index) => resolvers.slice(index + 1).map((two) => [one, two]));
}

/** Whether `old` is read as `terms` are, and its looks are the first of theirs. */
function isBeginning(old: Terms, terms: Terms): boolean {
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
    // Who answers for the first time would have had a say, or been left out, from the beginning.
    hasSameResolvers(a, b)
  );
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((one, index) => one === b[index]));
}

function hasSameResolvers(old: History, history: History): boolean {
  const before = answeringResolvers(old);
  const added = history.looks.slice(old.looks.length);
  return [...answeringResolvers({ ...history, looks: added })].every((one) => before.has(one));
}

function answeringResolvers({ host, looks }: History): Set<string> {
  const found = new Set<string>();
  for (const { observations } of looks) {
    for (const { resolver, question, answer } of observations) {
      if (question.name === host && answer.length > 0) found.add(resolver);
    }
  }
  return found;
}
