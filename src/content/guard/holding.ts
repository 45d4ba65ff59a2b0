import { attemptIn } from "../attempt.ts";
import type { Attempt } from "../guard-world.ts";
import { fieldKindOf, innermostElement } from "../page-element.ts";
import type { Autofilled } from "./autofilled.ts";
import type { GuardView } from "./guard-view.ts";
import { createUndo } from "./undo.ts";

/** Repeats of an attempt, which need no explanation of their own. */
const ECHOES = ["keypress", "keyup"];
/** How a person reaches for a page: after the first of these it may read what the browser filled in. */
const GESTURES = ["keydown", "pointerdown", "mousedown", "click"];
/** What each press of a pointer or key begins with. */
const BEGINNINGS = ["keydown", "pointerdown"];
const TYPING = [
  ...["keydown", "keypress", "keyup", "beforeinput", "textInput", "paste", "drop"],
  ...["compositionstart", "compositionupdate", "compositionend"],
];
const TEXT_KEYS = ["Enter", "Process", "Unidentified", "Dead"];
/** What alone gives nothing away. */
const POINTS = ["pointerdown", "mousedown"];

type Parts = {
  /** Of the top frame only. */
  readonly view: GuardView | undefined;
  readonly autofilled: Autofilled;
  readonly explain: (attempt: Attempt) => void;
};

/** Judges every event of a frame that is held: passes it on, or holds it back and has that explained. */
export function createHolding({ view, autofilled, explain }: Parts): (event: Event) => void {
  const undo = createUndo();
  /** The gesture in which a filled secret was taken out: what else belongs to it is held as well. */
  let gestureHeld = false;

  const revealsFilled = (event: Event): boolean => {
    if (!event.isTrusted || !GESTURES.includes(event.type)) return false;
    if (BEGINNINGS.includes(event.type)) gestureHeld = false;
    if (autofilled.take()) gestureHeld = true;
    return gestureHeld;
  };

  const hold = (event: Event, attempt: Attempt): void => {
    if (!isVisitTo(event, attempt)) {
      undo.remember(event, attempt.element);
      stop(event);
    }
    const byPerson = event.isTrusted && !["submit", "focusin"].includes(event.type);
    if (!ECHOES.includes(event.type) && (byPerson || navigator.userActivation.isActive)) {
      explain(attempt);
    }
  };

  /** The guard's own element: what happens there is no business of the page's. */
  const handleOwn = (event: Event, own: GuardView): void => {
    const isClick = event instanceof MouseEvent && event.type === "click";
    // What a button does by itself is for when we are gone.
    if (isClick) event.preventDefault();
    if (!isClick || (event.isTrusted && own.click(event))) event.stopImmediatePropagation();
  };
  /**
   * A field has the focus. Where the page gave it by itself, keys are held when they come; where it gets it
   * back from the panel, it has been explained.
   */
  const visit = (event: Event): void => {
    if (view?.isAlarmed() === true) return;
    const element = innermostElement(event);
    const kind = element && fieldKindOf(element);
    if (kind !== undefined && navigator.userActivation.isActive) explain({ kind, element });
  };

  const judge = (event: Event): void => {
    const { type } = event;
    if (type === "input" || type === "change") {
      // What was filled in is given back in the end, so that is asked first; both leave the field as it was.
      const isFilled = autofilled.takeFrom(event);
      if (undo.takeBack(event) || isFilled) event.stopImmediatePropagation();
    } else if (type === "focusin") {
      visit(event);
    } else if (!POINTS.includes(type)) {
      const attempt = attemptIn(event);
      if (attempt !== undefined) hold(event, attempt);
    }
  };

  return (event) => {
    if (event instanceof KeyboardEvent && isLetter(event)) view?.noteLetter();
    if (view?.owns(event.target) === true) {
      handleOwn(event, view);
    } else if (view?.isAlarmed() === true && isTyping(event)) {
      undo.remember(event, innermostElement(event));
      stop(event);
    } else if (revealsFilled(event)) {
      stop(event);
      explain({ kind: "password", element: undefined });
    } else {
      judge(event);
    }
  };
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Something typed or pasted, wherever it goes: not a shortcut, and no key that only moves. */
function isTyping(event: Event): boolean {
  if (!event.isTrusted || !TYPING.includes(event.type)) return false;
  if (!(event instanceof KeyboardEvent)) return true;
  const isText = event.key.length === 1 || TEXT_KEYS.includes(event.key);
  return isText && !((event.ctrlKey || event.metaKey) && !event.altKey);
}

/** Typed by somebody who has not looked up yet; a space may already be meant for a button. */
function isLetter(event: KeyboardEvent): boolean {
  return event.type === "keydown" && event.key.length === 1 && event.key !== " ";
}

/** A click into a field is explained before anything is typed, but not held. */
function isVisitTo(event: Event, { element }: Attempt): boolean {
  return event.type === "click" && element !== undefined && fieldKindOf(element) !== undefined;
}
