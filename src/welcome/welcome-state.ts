import type { Fault } from "../messages/refusal.ts";
import { DEFAULT_RESOLVERS } from "../dns/resolvers.ts";
import type { Words } from "../ui/words.ts";
import { DEMONSTRATION } from "./recorded.ts";

/**
 * How far the answer has come; `open`: the person was not asked yet, `given`: Fluxward is at work, `paused`: it was at work, and
 * the person has switched it off.
 */
export type AnswerState =
  | { readonly state: "loading" | "open" | "saving" | "given" | "paused" }
  | { readonly state: "failed"; readonly fault: Fault };

export type WelcomeState = {
  readonly answer: AnswerState;
  /** URLs of those who would be asked. */
  readonly resolvers: readonly string[];
  /** Which step of the demonstration is shown, 0 for the first look. */
  readonly step: number;
};

export type WelcomeActions = {
  readonly chooseResolvers: (urls: readonly string[]) => void;
  readonly showStep: (step: number) => void;
  readonly start: () => void;
  /** Leaves the question unanswered, or the page once it was. */
  readonly close: () => void;
};

export type WelcomeProps = {
  readonly state: WelcomeState;
  readonly words: Words;
  readonly actions: WelcomeActions;
};

/** With all looks of the demonstration taken: the difference is to be seen at once. */
export const FIRST_STATE: WelcomeState = {
  answer: { state: "loading" },
  resolvers: DEFAULT_RESOLVERS.map(({ url }) => url),
  step: DEMONSTRATION.fluxed.length - 1,
};
