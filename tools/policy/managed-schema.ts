import { POLICY_KEYS, policySpecOf } from "../../src/storage/policy-schema.ts";
import type { PolicySpec } from "../../src/storage/policy-specs.ts";
import { POLICY_TEXTS } from "./policy-texts.ts";

/** A property as Chromium takes it (JSON Schema, draft 3, of which it knows a part). */
type Property = {
  readonly title: string;
  readonly description: string;
  readonly type: "boolean" | "string" | "integer" | "array";
  readonly items?: { readonly type: "string" };
};

/**
 * The schema by which Chromium takes a policy in, `storage.managed_schema` in the manifest. Types alone: what breaks a rule
 * of the schema is dropped without a word, so all other rules are ours to check; a `minimum` beside `number`, or
 * `additionalProperties`, stops the extension from loading (Chromium 156).
 */
export function managedSchema(): {
  readonly type: "object";
  readonly properties: Readonly<Record<string, Property>>;
} {
  const properties = POLICY_KEYS.map((key): readonly [string, Property] => [
    key,
    {
      title: POLICY_TEXTS[key].title,
      description: POLICY_TEXTS[key].about,
      ...typeOf(policySpecOf(key)),
    },
  ]);
  return { type: "object", properties: Object.fromEntries(properties) };
}

function typeOf({ type }: PolicySpec): Pick<Property, "type" | "items"> {
  switch (type) {
    case "switch":
      return { type: "boolean" };
    case "number":
      return { type: "integer" };
    case "choice":
    case "text":
      return { type: "string" };
    case "list":
      return { type: "array", items: { type: "string" } };
  }
}
