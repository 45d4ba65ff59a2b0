import { allMatching, matches } from "../page-dom.ts";
import { fieldKindOf } from "../page-element.ts";
import { isTextField } from "./undo.ts";

/** Both names: Chromium below 110 and Firefox know different ones. */
const AUTOFILLED = "input:is(:autofill, :-webkit-autofill)";

/** What the browser filled in by itself: passwords, mostly. */
export type Autofilled = {
  /** Takes every filled secret out of the page for now; false: there was none. */
  readonly take: () => boolean;
  /** The same for those that the page can read already. */
  readonly takeReadable: () => void;
  /** The same for the field of an event by which the browser says that it has filled it. */
  readonly takeFrom: (event: Event) => boolean;
  /** Puts back what was taken, where nothing else was put in since. */
  readonly giveBack: () => void;
};

/** How Firefox says that it fills a field; what it has filled so far is marked a moment later. */
const FILLING = "insertReplacementText";

/**
 * Browsers fill in passwords without being asked. Chromium lets the page see them from the person's
 * first gesture on, Firefox at once. So what can be read is taken out when the hold begins and whenever
 * the browser fills, the first gesture is held where something is left, and the secret is kept here
 * until the hold ends.
 */
export function createAutofilled(): Autofilled {
  const taken = new Map<HTMLInputElement | HTMLTextAreaElement, string>();
  const takeOut = (element: unknown, isFilling = false): boolean => {
    if (!isTextField(element) || fieldKindOf(element) === undefined) return false;
    // One that was emptied still counts as filled in for Chromium.
    if (!isFilling && (!matches(element, AUTOFILLED) || element.value === "")) return false;
    if (element.value !== "") taken.set(element, element.value);
    element.value = "";
    return true;
  };
  return {
    take: () =>
      allMatching(AUTOFILLED)
        .map((element) => takeOut(element))
        .includes(true),
    takeReadable: () => {
      for (const element of allMatching(AUTOFILLED)) {
        if (isTextField(element) && element.value !== "") takeOut(element);
      }
    },
    takeFrom: (event) => {
      const isFilling = event instanceof InputEvent && event.inputType === FILLING;
      return event.isTrusted && takeOut(event.composedPath()[0], isFilling);
    },
    giveBack: () => {
      for (const [element, value] of taken) {
        if (element.isConnected && element.value === "") element.value = value;
      }
      taken.clear();
    },
  };
}
