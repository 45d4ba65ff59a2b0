import { isFailure, type AskResolver } from "./doh-client.ts";
import type { Clock } from "./ports.ts";

/** Up to when a connection that breaks costs little, ms; one that was kept open too long breaks at once. */
const CHEAP_MS = 1000;

/**
 * Makes an `ask` ask once more where a connection was refused or reset quickly and the resolver had
 * been answering: servers close idle connections, and only the next query notices. Goes around
 * the pacing, so that what is asked again counts again.
 */
export function createRetry(clock: Clock): (ask: AskResolver) => AskResolver {
  /** Resolvers that answered since they last failed twice. */
  const answering = new Set<string>();
  return (ask) => async (question, signal, onSent) => {
    const { resolver } = question;
    let sentAt: number | undefined;
    const first = await ask(question, signal, () => {
      sentAt = clock.now();
      onSent?.();
    });
    if (!isFailure(first)) {
      answering.add(resolver);
      return first;
    }
    const quick = sentAt !== undefined && clock.now() - sentAt <= CHEAP_MS;
    if (first.kind !== "unreachable" || !quick || !answering.has(resolver)) return first;
    if (signal?.aborted === true) return first;
    const second = await ask(question, signal);
    if (isFailure(second)) answering.delete(resolver);
    return second;
  };
}
