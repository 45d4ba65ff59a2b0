/**
 * Calls that a page cannot bend. `<input name="closest">` in a form, or `<img name="querySelector">`
 * in a document, hides the method of that name even from a content script; the prototype's is safe.
 */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

export function attribute(element: Element, name: string): string {
  return Element.prototype.getAttribute.call(element, name) ?? "";
}

export function createElement<K extends keyof HTMLElementTagNameMap>(
  name: K,
): HTMLElementTagNameMap[K] {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- `call` is typed by the last overload only
  return Document.prototype.createElement.call(document, name) as HTMLElementTagNameMap[K];
}

/** The `html` element; null in a document without one. */
export function rootElement(): Element | null {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- `call` is typed by the last overload only
  return Document.prototype.querySelector.call(document, ":root");
}

export function createSvgElement(name: string): SVGElement {
  return Document.prototype.createElementNS.call(document, SVG, name) as SVGElement;
}

const SVG = "http://www.w3.org/2000/svg";

/** The outermost element of the page at a point of the viewport: a host stands for its shadow tree. */
export function elementAt(x: number, y: number): Element | null {
  return Document.prototype.elementFromPoint.call(document, x, y);
}

/** All elements of the document itself, not of shadow trees, that match. */
export function allMatching(selector: string): readonly Element[] {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- `call` is typed by the last overload only
  return [...Document.prototype.querySelectorAll.call(document, selector)];
}
