import type { PolicyProblem, PolicyProblemKind } from "../storage/policy-model.ts";
import { nearestKey } from "../storage/policy-names.ts";
import { policyBoundsOf } from "../storage/policy-reasons.ts";
import { isPolicyKey } from "../storage/policy-schema.ts";
import { SHORTEST_KEY } from "../storage/policy-values.ts";
import type { PlainKey } from "../ui/messages.ts";
import { plainText } from "../ui/plain-text.ts";
import type { Words } from "../ui/words.ts";

/** What is wrong with a value of the policy, in a sentence of the person's language. */
export function policyProblemText(problem: PolicyProblem, words: Words): string {
  const { key, index, kind } = problem;
  if (kind === "no-object") return words.text("policy_problem_no_object");
  const name = plainText(key);
  const place = index === undefined ? name : `${name}[${String(index)}]`;
  return words.text("policy_problem", { place, problem: { phrase: reason(problem, words) } });
}

const PLAIN = {
  switch: "problem_switch",
  list: "problem_list",
  text: "problem_text",
  resolver: "problem_resolver",
  domain: "problem_domain",
  "private-domain": "policy_problem_private_domain",
  setting: "policy_problem_setting",
  "not-lockable": "policy_problem_not_lockable",
  header: "policy_problem_header",
  "support-url": "problem_support_url",
  endpoint: "policy_problem_endpoint",
  "no-object": "policy_problem_no_object",
  "no-resolver": "policy_problem_no_resolver",
  "no-redaction": "policy_problem_no_redaction",
} as const satisfies Partial<Record<PolicyProblemKind, PlainKey>>;

/** Goes on from the name. */
function reason({ key, kind }: PolicyProblem, words: Words): string {
  const { values, least, most } = policyBoundsOf(isPolicyKey(key) ? key : undefined);
  switch (kind) {
    case "choice":
      return words.text("problem_choice", { choices: values.join(", ") });
    case "number":
      return words.text("problem_number", { least, most });
    case "too-many":
      return words.text("policy_problem_too_many", { most });
    case "too-long":
      return words.text("problem_too_long", { most });
    case "redaction-key":
      return words.text("policy_problem_redaction_key", { least: SHORTEST_KEY });
    case "unknown": {
      const near = nearestKey(key);
      return near === undefined
        ? words.text("policy_problem_unknown")
        : words.text("policy_problem_unknown_near", { near });
    }
    default:
      return words.text(PLAIN[kind]);
  }
}
