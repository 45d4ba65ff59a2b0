import { parse, type AnyNode, type DocumentNode } from "@humanwhocodes/momoa";

/** A place in a text, both counted from 1. */
export type JsonPlace = { readonly line: number; readonly column: number };

export type JsonPlaces = {
  /** Where the text stops being JSON; undefined: it is JSON, or nobody can tell where not. */
  readonly fault: JsonPlace | undefined;
  /** Where a value stands, by its keys and indexes; where it has none, where the nearest one around it stands. */
  readonly of: (path: readonly (string | number)[]) => JsonPlace | undefined;
};

/** Finds places in a text for people. What is JSON and what is not is the language's own parser's to say. */
export function locate(text: string): JsonPlaces {
  try {
    const tree: DocumentNode = parse(text);
    return { fault: undefined, of: (path) => placeOf(tree, path) };
  } catch (error: unknown) {
    // Thrown with a place where the text is at fault; without one where it is nested too deeply to be read.
    return { fault: placeIn(error), of: () => undefined };
  }
}

function placeIn(error: unknown): JsonPlace | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if (!("line" in error) || !("column" in error)) return undefined;
  const { line, column } = error;
  return typeof line === "number" && typeof column === "number" ? { line, column } : undefined;
}

function placeOf(tree: DocumentNode, path: readonly (string | number)[]): JsonPlace {
  let node: AnyNode = tree.body;
  for (const part of path) {
    const next = child(node, part);
    if (next === undefined) break;
    node = next;
  }
  const { line, column } = node.loc.start;
  return { line, column };
}

function child(node: AnyNode, part: string | number): AnyNode | undefined {
  if (node.type === "Array") return node.elements[Number(part)]?.value;
  if (node.type !== "Object") return undefined;
  // Of members with one name the last counts, as it does for JSON.parse.
  return node.members.findLast(({ name }) => nameOf(name) === part)?.value;
}

function nameOf(name: {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: unknown;
}) {
  return name.type === "String" ? name.value : name.name;
}
