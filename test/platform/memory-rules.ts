import type { NetRule, RuleSet } from "../../src/platform/net-rules.ts";

/** A rule set as browsers keep one. */
export function memoryRules(): RuleSet {
  let rules: NetRule[] = [];
  return {
    get: () => Promise.resolve(rules),
    update: ({ removeRuleIds, addRules }) => {
      rules = [...rules.filter(({ id }) => !removeRuleIds.includes(id)), ...addRules];
      return Promise.resolve();
    },
  };
}
