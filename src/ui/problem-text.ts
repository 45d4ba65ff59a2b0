import type { BoundedProblem, ProblemKind } from "../storage/settings-problems.ts";
import type { PlainKey } from "./messages.ts";
import type { Text } from "./text.ts";

const PLAIN = {
  switch: "problem_switch",
  list: "problem_list",
  resolver: "problem_resolver",
  exception: "problem_exception",
  site: "problem_site",
  time: "problem_time",
  domain: "problem_domain",
  text: "problem_text",
  "support-url": "problem_support_url",
} as const satisfies Partial<Record<ProblemKind, PlainKey>>;

/** Why a value cannot be used: goes on from its name. */
export function problemText({ kind, choices, least, most }: BoundedProblem, words: Text): string {
  switch (kind) {
    case "choice":
      return words.text("problem_choice", { choices: choices.join(", ") });
    case "number":
      return words.text("problem_number", { least, most });
    case "too-few":
      return words.text("problem_too_few", { least });
    case "too-many":
      return words.text("problem_too_many", { most });
    case "too-long":
      return words.text("problem_too_long", { most });
    default:
      return words.text(PLAIN[kind]);
  }
}
