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
  /** Button: opens a page of Fluxward's own, where the evidence is and the choice can be made. */
  readonly more: string;
  /** Name of the button that closes the explanation and holds on. */
  readonly close: string;
};

/** How a page got in the way of the guard's panel. */
export const TAMPERINGS = ["removed", "hidden", "covered", "frozen", "overrun"] as const;

export type Tampering = (typeof TAMPERINGS)[number];

/** Name of the line that a shown panel keeps to the background; nothing on it means anything but "still here". */
export const PANEL_LINE = "panel";

/**
 * From the background to the frames of one tab. `hold` starts holding, or updates the words;
 * `release` ends it; `explain` shows in the top frame what was held in another; `depart` takes the
 * page away, so that it cannot ask the person to stay. `host` is the top
 * frame's host, for which the verdict was made.
 */
export type GuardMessage =
  | {
      readonly kind: "guard";
      readonly state: "hold";
      readonly host: string;
      /** Undefined: they follow in another message, since the hold does not wait for them. */
      readonly words: GuardWords | undefined;
      /** Holds no longer than this, ms; undefined: until told. */
      readonly forMs?: number | undefined;
    }
  | { readonly kind: "guard"; readonly state: "release" | "depart"; readonly host: string }
  | {
      readonly kind: "guard";
      readonly state: "explain";
      readonly host: string;
      readonly held: HeldKind;
    };

/** A message whose words nobody has looked at yet. */
export type GuardOrder = {
  readonly state: GuardMessage["state"];
  readonly host: string;
  readonly words: unknown;
  readonly forMs: number | undefined;
  readonly held: HeldKind | undefined;
};

/** Longest text that the guard shows, in UTF-16 units; a name of the DNS has at most 253. */
const MAX_TEXT = 1000;

const STATES = ["hold", "release", "explain", "depart"] as const;

/** An order as it arrived, or undefined where the message is something else. */
export function parseGuardOrder(value: unknown): GuardOrder | undefined {
  if (!isRecord(value) || value["kind"] !== "guard") return undefined;
  const { host, words, state, forMs, held } = value;
  const known = STATES.find((one) => one === state);
  if (known === undefined || typeof host !== "string") return undefined;
  return {
    ...{ state: known, host, words },
    forMs: typeof forMs === "number" ? forMs : undefined,
    held: HELD_KINDS.find((kind) => kind === held),
  };
}

/** The words of an order, or undefined where any of them is missing, empty or too long. */
export function parseGuardWords(value: unknown): GuardWords | undefined {
  return isGuardWords(value) ? value : undefined;
}

function isGuardWords(value: unknown): value is GuardWords {
  if (!isRecord(value) || typeof value["rightToLeft"] !== "boolean") return false;
  const { held } = value;
  return (
    ["language", "title", "why", "leave", "more", "close"].every((key) => isText(value[key])) &&
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
