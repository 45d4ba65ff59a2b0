import type { Fault, PlainRefusal } from "../messages/refusal.ts";
import type { PlainKey, Value } from "./messages.ts";
import { problemText } from "./problem-text.ts";
import { plainText } from "./plain-text.ts";
import type { Text } from "./text.ts";

const PLAIN = {
  elsewhere: "refusal_elsewhere",
  "private-mark": "popup_choices_private",
  "private-always": "warning_scope_private",
  "private-disk": "refusal_private_disk",
  "no-way-on": "warning_no_way_on",
  "list-kept": "warning_scope_organisation",
  "warning-over": "warning_failed",
  "not-set-up": "popup_not_set_up",
  "nothing-remembered": "refusal_nothing_remembered",
  "later-version": "history_newer",
  "not-written": "refusal_not_written",
  "no-answers": "refusal_no_answers",
  "no-background": "popup_failed",
} as const satisfies Record<PlainRefusal, PlainKey>;

/** Why something was not done, as one or two sentences to put after what it was. A program's own fault is said as it is. */
export function faultText(fault: Fault, words: Text): Value {
  switch (fault.kind) {
    case "unknown":
      return fault.text;
    case "locked": {
      const organisation = plainText(fault.organisation);
      const problem =
        organisation === ""
          ? words.text("options_locked")
          : words.text("options_locked_by", { organisation });
      return settingText(fault.setting.label, fault.setting.field, problem, words);
    }
    case "unusable":
      return settingText(
        fault.setting.label,
        fault.place,
        problemText(fault.problem, words),
        words,
      );
    default:
      return { phrase: words.text(PLAIN[fault.kind]) };
  }
}

function settingText(label: PlainKey, place: string, problem: string, words: Text): Value {
  const values = { setting: { phrase: words.text(label) }, place, problem: { phrase: problem } };
  return { phrase: words.text("file_setting", values) };
}
