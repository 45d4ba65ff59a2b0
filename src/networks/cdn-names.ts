import { CDN_SUFFIXES } from "./cdn-suffixes.ts";

const operators: ReadonlyMap<string, string> = new Map(
  CDN_SUFFIXES.map(({ suffix, operator }) => [suffix, operator]),
);

/**
 * The operator of the content network under whose suffix a name lies; undefined where none is known.
 * The bare suffix counts too (`ghs.google.com` is itself a target). Any text is allowed; the time is
 * bounded by its length.
 */
export function cdnOf(name: string): string | undefined {
  const text = name.toLowerCase().replace(/\.$/, "");
  if (text.length > 253) return undefined;
  for (let start = 0; start >= 0;) {
    const operator = operators.get(text.slice(start));
    if (operator !== undefined) return operator;
    const dot = text.indexOf(".", start);
    start = dot < 0 ? -1 : dot + 1;
  }
  return undefined;
}
