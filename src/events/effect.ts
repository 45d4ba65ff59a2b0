import { waitAfter } from "./backoff.ts";
import type { Outcome, Trouble } from "./collector-answer.ts";
import { MOST_PORTION, type OutboxState } from "./outbox-state.ts";

/** What becomes of events that were handed over, or were not. */
export type Effect = {
  /** Nobody will send them again. */
  readonly isDone: boolean;
  /** Whether another portion is to follow at once. */
  readonly next: "more" | "stop";
  readonly alter: (state: OutboxState) => OutboxState;
};

type Attempt = {
  /** Events in the request. */
  readonly count: number;
  /** ms since the epoch. */
  readonly at: number;
  /** 0 to 1. */
  readonly chance: number;
};

export function effectOf(outcome: Outcome, { count, at, chance }: Attempt): Effect {
  const failed = (
    state: OutboxState,
    kind: Trouble | "refused",
    { detail, askedMs }: { readonly detail: string; readonly askedMs?: number | undefined },
  ): OutboxState => ({
    ...state,
    failures: state.failures + 1,
    notBefore: at + waitAfter(state.failures + 1, askedMs, chance),
    trouble: { kind, detail, at },
  });
  switch (outcome.kind) {
    case "accepted": {
      const rejected = Math.min(outcome.rejected, count);
      return {
        isDone: true,
        next: "more",
        alter: ({ trouble: _, ...state }) => ({
          ...state,
          ...{ failures: 0, notBefore: 0, lastSent: at },
          portion: Math.min(MOST_PORTION, state.portion * 2),
          sent: state.sent + count - rejected,
          rejected: state.rejected + rejected,
          ...(rejected > 0 && { trouble: { kind: "rejected", detail: outcome.said, at } }),
        }),
      };
    }
    case "refused":
      return {
        isDone: true,
        // A door that refuses whatever comes must not cost all that waits: it is waited for, and perhaps mended by then.
        next: "stop",
        alter: (state) => ({
          ...failed(state, "refused", outcome),
          refused: state.refused + count,
        }),
      };
    case "too-large":
      return count > 1
        ? {
            isDone: false,
            next: "more",
            alter: (state) => ({ ...state, portion: Math.ceil(count / 2) }),
          }
        : {
            isDone: true,
            next: "more",
            alter: (state) => ({
              ...state,
              tooLarge: state.tooLarge + count,
              trouble: { kind: "too-large", detail: "HTTP 413", at },
            }),
          };
    case "later":
      return {
        isDone: false,
        next: "stop",
        alter: (state) => failed(state, outcome.trouble, outcome),
      };
  }
}
