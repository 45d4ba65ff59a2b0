/** What the in-page guard can hold. */
export const HELD_KINDS = ["password", "code", "card", "submit", "download"] as const;

export type HeldKind = (typeof HELD_KINDS)[number];

/** All that the guard says, worded by the background; shown as plain text, never as markup. */
export type GuardWords = {
  /** BCP 47 tag. */
  readonly language: string;
  readonly rightToLeft: boolean;
  /** Headline: "This site may not be what it seems". */
  readonly title: string;
  /** What happened to the thing that was held, one sentence: "Nothing was typed." */
  readonly held: Readonly<Record<HeldKind, string>>;
  /** Why, in one or two sentences with numbers. */
  readonly why: string;
  /** Button: leaves the site. */
  readonly leave: string;
  /** Button: lets everything go on this page. */
  readonly release: string;
  /** Name of the button that closes the explanation and holds on. */
  readonly close: string;
};

/**
 * From the background to the frames of one tab. `hold` starts holding, or updates the words;
 * `release` ends it. `host` is the top frame's host, for which the verdict was made.
 */
export type GuardMessage =
  | {
      readonly kind: "guard";
      readonly state: "hold";
      readonly host: string;
      readonly words: GuardWords;
    }
  | { readonly kind: "guard"; readonly state: "release"; readonly host: string };

/** Longest text that the guard accepts, in UTF-16 units; a name of the DNS has at most 253. */
const MAX_TEXT = 1000;

/** A message as it arrived, or undefined where it is something else or not wholly right. */
export function parseGuardMessage(value: unknown): GuardMessage | undefined {
  if (!isRecord(value) || value["kind"] !== "guard" || !isText(value["host"])) return undefined;
  const { host, words, state } = value;
  if (state === "release") return { kind: "guard", state, host };
  return state === "hold" && isGuardWords(words)
    ? { kind: "guard", state, host, words }
    : undefined;
}

function isGuardWords(value: unknown): value is GuardWords {
  if (!isRecord(value) || typeof value["rightToLeft"] !== "boolean") return false;
  const { held } = value;
  return (
    ["language", "title", "why", "leave", "release", "close"].every((key) => isText(value[key])) &&
    isRecord(held) &&
    HELD_KINDS.every((kind) => isText(held[kind]))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= MAX_TEXT;
}
