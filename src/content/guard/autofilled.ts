import { allMatching, matches } from "../page-dom.ts";
import { fieldKindOf } from "../page-element.ts";
import { isTextField } from "./undo.ts";

/** Both names: Chromium below 110 and Firefox know different ones. */
const AUTOFILLED = "input:is(:autofill, :-webkit-autofill)";

/** What the browser filled in by itself: passwords, mostly. */
export type Autofilled = {
  /** Takes every filled secret out of the page for now; false: there was none. */
  readonly take: () => boolean;
  /** The same for the field of an event by which the browser says that it has filled it. */
  readonly takeFrom: (event: Event) => boolean;
  /** Puts back what was taken, where nothing else was put in since. */
  readonly giveBack: () => void;
};

/**
 * Browsers fill in passwords without being asked; Chromium lets the page see them from the person's
 * first gesture on. So the gesture is held, and the secret is kept here until the hold ends.
 */
export function createAutofilled(): Autofilled {
  const taken = new Map<HTMLInputElement | HTMLTextAreaElement, string>();
  const takeOut = (element: unknown): boolean => {
    if (!isTextField(element) || fieldKindOf(element) === undefined) return false;
    if (!matches(element, AUTOFILLED)) return false;
    if (element.value !== "") taken.set(element, element.value);
    element.value = "";
    return true;
  };
  return {
    take: () => allMatching(AUTOFILLED).map(takeOut).includes(true),
    takeFrom: (event) => event.isTrusted && takeOut(event.composedPath()[0]),
    giveBack: () => {
      for (const [element, value] of taken) {
        if (element.isConnected && element.value === "") element.value = value;
      }
      taken.clear();
    },
  };
}
