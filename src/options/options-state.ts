import type { ResolverTest } from "../messages/protocol.ts";
import type { Settings } from "../storage/settings.ts";
import type { Words } from "../ui/words.ts";

/** How the last change fared. */
export type SaveState =
  | { readonly state: "idle" | "saving" | "saved" }
  | { readonly state: "failed"; readonly error: string };

/** How the test of a resolver stands; `broken`: there was no answer about it. */
export type TestState =
  | { readonly state: "running" | "broken" }
  | { readonly state: "done"; readonly result: ResolverTest };

/** How far deleting what is kept of sites has come; it is asked for twice. */
export type ForgetState = "idle" | "asked" | "deleting" | "done";

/** What the options page shows. */
export type OptionsState = {
  /** Undefined until they are read. */
  readonly settings: Settings | undefined;
  readonly save: SaveState;
  /** What stands in the field for a new resolver, and what is wrong with it. */
  readonly draft: string;
  readonly draftProblem: string | undefined;
  /** By resolver URL. */
  readonly tests: Readonly<Record<string, TestState>>;
  readonly forget: ForgetState;
};

/** What a person can do on the options page. */
export type OptionsActions = {
  readonly change: (settings: Partial<Settings>) => void;
  readonly setDraft: (draft: string) => void;
  readonly addResolver: () => void;
  readonly testDraft: () => void;
  readonly testResolver: (url: string) => void;
  /** Asks whether all that is kept of sites is really to go; `forgetSites` then deletes it. */
  readonly askForget: (asked: boolean) => void;
  readonly forgetSites: () => void;
};

export type OptionsProps = {
  readonly state: OptionsState;
  readonly words: Words;
  /** ms since the epoch. */
  readonly now: number;
  readonly actions: OptionsActions;
};
