import { plainText } from "../ui/plain-text.ts";
import { policySpecOf } from "./policy-schema.ts";
import type { PolicyKey } from "./policy-model.ts";

/** Stands for a secret, however long that is. */
export const MASK = "••••";

/** Characters of a value that are shown. */
const LONGEST = 80;

/** A value for people to recognise: short, on one line, and without any secret. `key` undefined: nobody knows what it is. */
export function shownValue(key: PolicyKey | undefined, value: unknown): string {
  // What stands under a misspelt name may be meant to be a secret.
  if (key === undefined) return shapeOf(value);
  const spec = policySpecOf(key);
  if ("secret" in spec && typeof value === "string") {
    return spec.type === "list" ? maskedHeader(value) : MASK;
  }
  return typeof value === "string" ? shortened(withoutPassword(value)) : shapeOf(value);
}

/** Items of a list that are shown one by one. */
const MOST_ITEMS = 3;

/** A right value for people: short, and without any secret; empty where there is none. */
export function shownInForce(key: PolicyKey, value: unknown): string {
  if (!Array.isArray(value)) return value === "" ? "" : shownValue(key, value);
  const items = value.slice(0, MOST_ITEMS).map((item: unknown) => shownValue(key, item));
  const more = value.length - items.length;
  return [...items, ...(more > 0 ? [`… +${String(more)}`] : [])].join(", ");
}

/** The name of a header is no secret; where there is none, all of it may be one. */
export function maskedHeader(header: string): string {
  const name = /^[!#$%&'*+.^_`|~0-9a-z-]{1,100}(?=:)/i.exec(header)?.[0];
  return name === undefined ? MASK : `${name}: ${MASK}`;
}

function shapeOf(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "number") {
    return String(value);
  }
  if (Array.isArray(value)) return "[…]";
  return typeof value === "string" ? "…" : "{…}";
}

function shortened(text: string): string {
  const shown = plainText(text.slice(0, LONGEST));
  return text.length > LONGEST ? `${shown}…` : shown;
}

/** An address may hold a password where none may be. */
function withoutPassword(text: string): string {
  return text.replace(/\/\/[^/?#]*@/, `//${MASK}@`);
}
