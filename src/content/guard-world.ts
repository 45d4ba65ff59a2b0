import type { HeldKind } from "../messages/guard.ts";

/** The host for which is held, and the words as they arrived: the view reads them. */
export type Hold = { readonly host: string; readonly words: unknown };

/** Something a person tried that was held; `element` is where, if anywhere. */
export type Attempt = { readonly kind: HeldKind; readonly element: Element | undefined };

/** The explaining interface, once its script has been injected. */
export type GuardView = {
  /** Explains an attempt next to its element; called again, it moves there. */
  readonly show: (hold: Hold, attempt: Attempt) => void;
  /** Takes everything of the guard out of the page. */
  readonly remove: () => void;
  /** Whether the element is the guard's own, whose keys the page must not see. */
  readonly owns: (target: EventTarget | null) => boolean;
  /** Acts on a trusted click on the guard's own element; true: the page need not see it. */
  readonly click: (event: MouseEvent) => boolean;
};

/**
 * What the bootstrap and the guard's interface share: two scripts in the one isolated world of a
 * frame, out of the page's reach.
 */
export type GuardWorld = {
  hold: Hold | undefined;
  /** Set by a held attempt that nobody could explain yet. */
  waiting: Attempt | undefined;
  view: GuardView | undefined;
  /** When a letter was last typed where it was held; ms on the clock of `performance.now`. */
  typedAt: number;
  /** Ends the hold in this frame and removes the view. */
  readonly release: () => void;
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
