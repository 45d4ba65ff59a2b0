import { specOf } from "./settings-schema.ts";
import type { SettingKey } from "./settings-model.ts";

/** What can be wrong with a value; the settings' schema says what would be right. */
export const PROBLEM_KINDS = [
  "switch",
  "choice",
  "number",
  "list",
  "too-few",
  "too-many",
  "resolver",
  "exception",
  "site",
  "time",
  "domain",
  "text",
  "too-long",
  "support-url",
] as const;

export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** What was wrong with one setting. */
export type SettingsProblem = {
  readonly field: SettingKey;
  /** Which part of it: `[3, "host"]` in a list; empty: the whole. */
  readonly path: readonly (string | number)[];
  readonly kind: ProblemKind;
};

/** `exceptions[3].host`. */
export function placeOf({ field, path }: Pick<SettingsProblem, "field" | "path">): string {
  return (
    field +
    path.map((part) => (typeof part === "number" ? `[${String(part)}]` : `.${part}`)).join("")
  );
}

/** In English, for the console and for errors; pages say it in the person's language. */
export function describeProblem(problem: SettingsProblem): string {
  return `"${placeOf(problem)}" ${reasonOf(problem)}`;
}

const PLAIN = {
  switch: "must be true or false",
  list: "must be a list",
  resolver: "is not the address of a resolver that can be used",
  exception: "must be a site with its name",
  site: "is not a site's name",
  time: "must be a time in milliseconds since 1970",
  domain: "is not a domain's name",
  text: "must be text",
  "support-url": "must be an https: address or a mailto: address",
} as const satisfies Partial<Record<ProblemKind, string>>;

function reasonOf({ field, kind }: SettingsProblem): string {
  const { choices, least, most } = boundsOf(field);
  switch (kind) {
    case "choice":
      return `must be one of ${choices.join(", ")}`;
    case "number":
      return `must be a whole number from ${least} to ${most}`;
    case "too-few":
      return `needs at least ${least}`;
    case "too-many":
      return `can hold at most ${most}`;
    case "too-long":
      return `can have at most ${most} characters`;
    default:
      return PLAIN[kind];
  }
}

/** What bounds the values of a setting, as far as anything does. */
type Bounds = {
  readonly choices: readonly string[];
  readonly least: number;
  /** Of a number, the items of a list or the characters of a text. */
  readonly most: number;
};

/** What is wrong with a value, and what would be right. */
export type BoundedProblem = Bounds & { readonly kind: ProblemKind };

export function boundsOf(field: SettingKey): Bounds {
  const spec = specOf(field);
  return {
    choices: spec.type === "choice" ? spec.choices.map(({ value }) => value) : [],
    least: "least" in spec ? spec.least : 0,
    most: "most" in spec ? spec.most : "longest" in spec ? spec.longest : 0,
  };
}
