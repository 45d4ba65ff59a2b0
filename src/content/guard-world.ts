import type { HeldKind } from "../messages/guard.ts";

/** The host for which is held, and the words as they arrived: the view reads them. */
export type Hold = {
  readonly host: string;
  readonly words: unknown;
  /** When it began, ms since the epoch. */
  readonly at: number;
};

/** Something a person tried that was held; `element` is where, if anywhere. */
export type Attempt = { readonly kind: HeldKind; readonly element: Element | undefined };

/** The half that tells one event from another and explains, once its script has been injected. */
export type Guard = {
  /** Holds an event back, or lets it pass. */
  readonly handle: (event: Event) => void;
  /** Explains something that was held in another frame of the page. */
  readonly explain: (kind: HeldKind) => void;
  /** Called when a hold begins or its words change. */
  readonly holds: () => void;
  /** Takes everything of the guard out of the page and gives back what was taken. */
  readonly release: () => void;
};

/**
 * What the bootstrap and the guard share: two scripts in the one isolated world of a frame, out of
 * the page's reach.
 */
export type GuardWorld = {
  /** The document it was made for: a window can outlive its first, empty one. */
  readonly document: Document;
  hold: Hold | undefined;
  /** Where something was held before the guard could judge it. */
  waiting: EventTarget | undefined;
  guard: Guard | undefined;
  /** The page threw its document away and with it all listeners: its own may now come before ours. */
  overrun: boolean;
  /** Fields that were once seen to hide what is typed: "show password" must not end the hold. */
  readonly masked: WeakSet<Element>;
  /** Takes the page's document away, with all that it listens for, so that the tab can leave unasked. */
  readonly wipe: () => void;
  /** Ends the hold in this frame. */
  readonly release: () => void;
  /** Ends everything in this frame, listeners included. */
  readonly end: () => void;
  /** Whether the extension of the scripts that made this world is still there. */
  readonly isAlive: () => boolean;
};

/** A symbol, since any string could be the id of a page element, which then answers to it. */
const KEY = Symbol.for("fluxward.guard");

type Holder = { [KEY]?: GuardWorld };

export function guardWorld(): GuardWorld | undefined {
  return (globalThis as Holder)[KEY];
}

export function setGuardWorld(world: GuardWorld): void {
  (globalThis as Holder)[KEY] = world;
}
