import { DOMParser, type Element, onWarningStopParsing } from "@xmldom/xmldom";

/** The root of a document; anything that is not well-formed, or only dubious, throws. */
export function parseXml(text: string): Element {
  const document = new DOMParser({ onError: onWarningStopParsing }).parseFromString(
    text,
    "text/xml",
  );
  if (document.documentElement === null) throw new Error("There is no root element.");
  return document.documentElement;
}

/** Elements right below another, all or those of one name. */
export function children(parent: Element, name?: string): readonly Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType !== node.ELEMENT_NODE) continue;
    const element = node as Element;
    if (name === undefined || element.localName === name) found.push(element);
  }
  return found;
}

/** The one element of a name right below another. */
export function child(parent: Element, name: string): Element {
  const [only, ...more] = children(parent, name);
  if (only === undefined || more.length > 0) {
    throw new Error(`<${parent.localName ?? ""}> must have one <${name}>.`);
  }
  return only;
}

export function attribute(element: Element, name: string): string {
  const value = element.getAttribute(name);
  if (value === null) throw new Error(`<${element.localName ?? ""}> has no ${name}.`);
  return value;
}
