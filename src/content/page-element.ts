import { extension } from "./extension-api.ts";
import { guardWorld } from "./guard-world.ts";
import { attribute } from "./page-dom.ts";
import { sensitiveKind, type FieldKind } from "./sensitive-field.ts";

/**
 * The innermost element that an event is about, inside open and closed shadow trees. For a closed
 * tree that is the focused element, or the one under the pointer.
 */
export function innermostElement(event: Event): Element | undefined {
  const first = event.composedPath()[0];
  if (!(first instanceof Element)) return undefined;
  let element = first;
  for (let root = closedRoot(element); root !== null; root = closedRoot(element)) {
    const inner = isPointed(event)
      ? root.elementFromPoint(event.clientX, event.clientY)
      : root.activeElement;
    if (inner === null || inner === element) break;
    element = inner;
  }
  return element;
}

function isPointed(event: Event): event is MouseEvent {
  return event instanceof MouseEvent && (event.detail > 0 || event.type === "drop");
}

/** The shadow tree of an element that keeps it to itself; null where there is none, or an open one. */
export function closedRoot(element: Element): ShadowRoot | null {
  if (!(element instanceof HTMLElement)) return null;
  // An open root's inside is in the event's path already.
  if (element.shadowRoot !== null) return null;
  if (extension.dom !== undefined) return extension.dom.openOrClosedShadowRoot(element);
  return (
    (element as { readonly openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ??
    null
  );
}

/** The kind of secret that an element takes, if it takes text at all. */
export function fieldKindOf(element: Element): FieldKind | undefined {
  if (!takesText(element)) return undefined;
  const known = guardWorld()?.masked;
  const masked = known?.has(element) === true || isMasked(element);
  if (masked) known?.add(element);
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  return sensitiveKind({
    tag: element.localName,
    type: element instanceof HTMLInputElement ? element.type : "",
    autocomplete: attribute(element, "autocomplete"),
    inputMode: attribute(element, "inputmode"),
    names: [
      ...["name", "id", "placeholder", "aria-label", "title"].map((name) =>
        attribute(element, name).slice(0, 200),
      ),
      ...labels.map((label) => label.textContent.slice(0, 200)),
    ],
    masked,
  });
}

export function takesText(element: Element): element is HTMLElement {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return true;
  if (!(element instanceof HTMLElement)) return false;
  // Text goes to an EditContext without the element being editable.
  const context = (element as { readonly editContext?: object | null }).editContext;
  return element.isContentEditable || (context !== undefined && context !== null);
}

function isMasked(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement && element.type === "password") return true;
  const style = getComputedStyle(element).getPropertyValue("-webkit-text-security");
  return style !== "" && style !== "none";
}
