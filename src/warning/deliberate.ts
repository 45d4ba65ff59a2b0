/**
 * How long (ms) after the page shows a choice is taken for an accident: a click meant for what was
 * there before, or one that another page provoked by opening the warning under the pointer.
 */
export const SETTLING = 700;

export type Deliberate = {
  /** Starts the waiting anew: the page was opened, or came back into view. */
  readonly restart: (now: number) => void;
  /** Whether an event is a person's own choice. `now` on the same clock as `restart`, ms. */
  readonly accepts: (event: { readonly isTrusted: boolean }, now: number) => boolean;
};

/** Tells a person's choice from script and accident. `now`: any clock that only goes forward, ms. */
export function createDeliberate(now: number): Deliberate {
  let shownAt = now;
  return {
    restart: (at) => {
      shownAt = at;
    },
    accepts: (event, at) => event.isTrusted && at - shownAt >= SETTLING,
  };
}
