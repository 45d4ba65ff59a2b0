import type { Attempt } from "./guard-world.ts";
import { isDownload } from "./download-link.ts";
import { closest, matches } from "./page-dom.ts";
import { fieldKindOf, innermostElement } from "./page-element.ts";

/** `type=submit` is what a `button` is when it says nothing or nonsense. */
const SUBMIT_BUTTON =
  "button:not([type=button i], [type=reset i]), input[type=submit i], input[type=image i]";

/** Deletes, undoes and the like: nothing new gets into the field. */
const HARMLESS_INPUT = /^(?:delete|history|format)/;

/** What an event would give away if it went on, or undefined where it may pass. */
export function attemptIn(event: Event): Attempt | undefined {
  if (event instanceof SubmitEvent) return submission(event);
  const element = innermostElement(event);
  if (element === undefined) return undefined;
  if (event.type === "click" || event.type === "auxclick") return press(event, element);
  if (!event.isTrusted) return undefined;
  if (event instanceof KeyboardEvent) return key(event, element);
  if (event instanceof InputEvent && HARMLESS_INPUT.test(event.inputType)) return undefined;
  return secret(element);
}

function secret(element: Element): Attempt | undefined {
  const kind = fieldKindOf(element);
  return kind && { kind, element };
}

function key(event: KeyboardEvent, element: Element): Attempt | undefined {
  if (event.key === "Enter") {
    const submits =
      element instanceof HTMLInputElement &&
      (element.form !== null || fieldKindOf(element) !== undefined) &&
      !matches(element, "[type=button i], [type=reset i], [type=file i], [type=color i]");
    return submits && !event.isComposing ? { kind: "submit", element } : undefined;
  }
  const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey;
  const isNamed = event.key.length > 1 && !["Process", "Unidentified", "Dead"].includes(event.key);
  return isShortcut || isNamed ? undefined : secret(element);
}

/** A click that submits or downloads, by a person or by the page in a person's name. */
function press(event: Event, element: Element): Attempt | undefined {
  const path = event.composedPath().filter((node) => node instanceof Element);
  const pressed = (selector: string): Element | undefined =>
    closest(element, selector) ?? path.find((node) => matches(node, selector));
  const button = pressed(SUBMIT_BUTTON);
  if (button instanceof HTMLButtonElement || button instanceof HTMLInputElement) {
    return button.form === null || staysHere(button.form, button)
      ? undefined
      : { kind: "submit", element: button };
  }
  const link = pressed("a[href], area[href]");
  const isLink = link instanceof HTMLAnchorElement || link instanceof HTMLAreaElement;
  return isLink && isDownload(link.href, link.hasAttribute("download"))
    ? { kind: "download", element: link }
    : secret(element);
}

function submission(event: SubmitEvent): Attempt | undefined {
  const form = event.target;
  // A submit event made by script submits nothing.
  if (!event.isTrusted || !(form instanceof HTMLFormElement)) return undefined;
  const { submitter } = event;
  return staysHere(form, submitter) ? undefined : { kind: "submit", element: submitter ?? form };
}

/** `method=dialog` closes a dialog of the page and sends nothing. */
function staysHere(form: HTMLFormElement, submitter: Element | null): boolean {
  const own = submitter?.hasAttribute("formmethod") === true;
  return own ? matches(submitter, "[formmethod=dialog i]") : matches(form, "[method=dialog i]");
}
