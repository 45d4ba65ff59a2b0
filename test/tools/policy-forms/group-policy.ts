import type { Element } from "@xmldom/xmldom";
import type { RegistryValue } from "./registry.ts";
import { attribute, child, children, parseXml } from "./xml.ts";

/** A policy as the editor of Group Policy shows it, with the control for each of its elements. */
export type GroupPolicy = {
  readonly name: string;
  /** Names of the categories, from the outermost on. */
  readonly categories: readonly string[];
  readonly key: string;
  readonly title: string;
  readonly element: Element;
  readonly fields: readonly Field[];
};

type Field = { readonly id: string; readonly element: Element; readonly control: Element };

/** What somebody chose in the editor, or Intune was given: on with the contents of its controls, or off. */
export type Chosen = {
  readonly isOn: boolean;
  /** By the id of the control. A list is its names and values in turn. */
  readonly data: Readonly<Record<string, string | readonly string[]>>;
};

/** A value that is written, with the key that it is written to. */
export type Written = {
  readonly key: string;
  readonly name: string;
  readonly value: RegistryValue;
};

const CONTROLS: Readonly<Record<string, string>> = {
  decimal: "decimalTextBox",
  enum: "dropdownList",
  list: "listBox",
  text: "textBox",
};

/** Reads both files; a reference that leads nowhere, and what Windows requires and is not there, throws. */
export function readGroupPolicies(admx: string, adml: string): readonly GroupPolicy[] {
  const definitions = parseXml(admx);
  const resources = child(parseXml(adml), "resources");
  const strings = byId(children(child(resources, "stringTable"), "string"), "id");
  const presentations = byId(children(child(resources, "presentationTable")), "id");
  const categories = byId(children(child(definitions, "categories")), "name");
  const supported = byId(
    children(child(child(definitions, "supportedOn"), "definitions"), "definition"),
    "name",
  );
  const words = (element: Element, name: string): string => {
    const id = /^\$\(string\.(\w+)\)$/.exec(attribute(element, name))?.[1] ?? "";
    return known(strings, id).textContent ?? "";
  };
  const pathTo = (name: string): readonly string[] => {
    const [parent] = children(known(categories, name), "parentCategory");
    return [...(parent === undefined ? [] : pathTo(attribute(parent, "ref"))), name];
  };
  for (const one of [...categories.values(), ...supported.values()]) words(one, "displayName");
  return children(child(definitions, "policies")).map((element): GroupPolicy => {
    known(supported, attribute(child(element, "supportedOn"), "ref"));
    words(element, "explainText");
    for (const item of Array.from(element.getElementsByTagName("item"))) words(item, "displayName");
    return {
      name: attribute(element, "name"),
      categories: pathTo(attribute(child(element, "parentCategory"), "ref")),
      key: attribute(element, "key"),
      title: words(element, "displayName"),
      element,
      fields: fieldsOf(element, presentations),
    };
  });
}

function fieldsOf(element: Element, presentations: ReadonlyMap<string, Element>): readonly Field[] {
  const [elements] = children(element, "elements");
  if (elements === undefined) return [];
  const reference = attribute(element, "presentation");
  const id = /^\$\(presentation\.(\w+)\)$/.exec(reference)?.[1] ?? "";
  const controls = byId(children(known(presentations, id)), "refId");
  const found = children(elements);
  if (found.length !== controls.size) throw new Error(`${id}: a control without an element.`);
  return found.map((field): Field => {
    const control = known(controls, attribute(field, "id"));
    if (control.localName !== CONTROLS[field.localName ?? ""]) {
      throw new Error(`${id}: <${control.localName ?? ""}> is not for this.`);
    }
    return { id: attribute(field, "id"), element: field, control };
  });
}

/** What Windows writes to the registry once a policy is on or off. */
export function write({ name, key, element, fields }: GroupPolicy, chosen: Chosen): Written[] {
  const { isOn, data } = chosen;
  const named = Object.keys(data);
  const own = fields.map(({ id }) => id);
  if (isOn ? named.join() !== own.join() : named.length > 0)
    throw new Error(`${name}: ${named.join()}`);
  const switched = children(element, isOn ? "enabledValue" : "disabledValue").map((value) => ({
    key,
    name: attribute(element, "valueName"),
    value: dword(attribute(child(value, "decimal"), "value")),
  }));
  return [...switched, ...(isOn ? fields : []).flatMap((field) => writeField(key, field, data))];
}

function writeField(key: string, { id, element }: Field, data: Chosen["data"]): Written[] {
  const content = data[id] ?? "";
  if (element.localName === "list") {
    if (typeof content === "string") throw new Error(`${id} is a list.`);
    if (attribute(element, "valuePrefix") !== "") throw new Error(`${id}: names of its own.`);
    return content.flatMap((item, index) =>
      index % 2 === 0
        ? []
        : [{ key: attribute(element, "key"), name: content[index - 1] ?? "", value: text(item) }],
    );
  }
  if (typeof content !== "string") throw new Error(`${id} is no list.`);
  return [{ key, name: attribute(element, "valueName"), value: checked(element, content) }];
}

/** The editor takes no other contents. */
function checked(element: Element, content: string): RegistryValue {
  switch (element.localName) {
    case "decimal": {
      const value = dword(content);
      const [least, most] = [attribute(element, "minValue"), attribute(element, "maxValue")];
      if (value.data < Number(least) || value.data > Number(most)) throw new Error(content);
      return value;
    }
    case "enum": {
      const values = children(element, "item").map((item) => child(child(item, "value"), "string"));
      if (!values.some(({ textContent }) => textContent === content)) throw new Error(content);
      return text(content);
    }
    case "text":
      if (content.length > Number(attribute(element, "maxLength"))) throw new Error(content);
      return text(content);
    default:
      throw new Error(element.localName ?? "");
  }
}

function dword(digits: string): RegistryValue & { readonly type: "REG_DWORD" } {
  if (!/^[0-9]{1,9}$/.test(digits)) throw new Error(`${digits} is no number.`);
  return { type: "REG_DWORD", data: Number(digits) };
}

function text(data: string): RegistryValue {
  return { type: "REG_SZ", data };
}

function byId(elements: readonly Element[], name: string): ReadonlyMap<string, Element> {
  const found = new Map(elements.map((element) => [attribute(element, name), element]));
  if (found.size !== elements.length) throw new Error(`A ${name} is there twice.`);
  for (const id of found.keys()) if (!/^[\p{L}\p{N}_]+$/u.test(id)) throw new Error(id);
  return found;
}

function known(elements: ReadonlyMap<string, Element>, id: string): Element {
  const element = elements.get(id);
  if (element === undefined) throw new Error(`There is no "${id}".`);
  return element;
}
