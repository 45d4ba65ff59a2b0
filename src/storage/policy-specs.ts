import type { PolicyKey, PolicyValues } from "./policy-model.ts";

/** What the items of a list are. */
export type PolicyItem = "resolver" | "domain" | "public-domain" | "setting" | "header";

/** What a text must be beside short enough. */
export type PolicyTextForm = "plain" | "support-url" | "endpoint" | "redaction-key";

/** What a key of a policy takes, and what holds where it is absent. Plain JSON types alone: browsers check no more of it. */
export type PolicySpec =
  | { readonly type: "switch"; readonly initial: boolean }
  | { readonly type: "choice"; readonly values: readonly string[]; readonly initial: string }
  | {
      /** A whole number. */
      readonly type: "number";
      readonly least: number;
      readonly most: number;
      readonly initial: number;
    }
  | {
      readonly type: "list";
      readonly item: PolicyItem;
      readonly most: number;
      readonly initial: readonly string[];
      readonly secret?: true;
    }
  | {
      readonly type: "text";
      readonly form: PolicyTextForm;
      /** Characters. */
      readonly longest: number;
      readonly initial: string;
      readonly secret?: true;
    };

/** The specs that suit the values of a key. */
export type PolicySpecOf<K extends PolicyKey> = Extract<
  PolicySpec,
  { readonly initial: Widened<PolicyValues[K]> }
>;

type Widened<Value> = Value extends boolean
  ? boolean
  : Value extends number
    ? number
    : Value extends string
      ? string
      : readonly string[];
