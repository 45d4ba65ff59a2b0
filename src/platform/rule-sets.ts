import browser from "webextension-polyfill";
import { createNetRules, type NetRules } from "./net-rules.ts";

/** The browser's two sets of rules, for one worker: what it knows of them ends with it. */
export type RuleSets = {
  /** Rules that stay on disk: never of anything seen in a private window. */
  readonly dynamic: NetRules;
  /** Rules that end with the browser. */
  readonly session: NetRules;
};

export function createRuleSets(isPrivate: boolean): RuleSets {
  const { declarativeNetRequest: rules } = browser;
  return {
    dynamic: createNetRules(
      {
        get: () => rules.getDynamicRules(),
        update: (change) => rules.updateDynamicRules(change),
      },
      isPrivate,
      // The worker of private windows writes none of them, and reads those of the other.
      isPrivate,
    ),
    session: createNetRules(
      {
        get: () => rules.getSessionRules(),
        update: (change) => rules.updateSessionRules(change),
      },
      isPrivate,
    ),
  };
}
