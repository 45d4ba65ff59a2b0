import type { GuardWords } from "../messages/guard.ts";
import type { Report } from "../messages/protocol.ts";
import type { Words } from "./words.ts";

/** All that the in-page guard says about a report. */
export function guardWords(report: Report, words: Words): GuardWords {
  const summary = report.state === "judged" ? words.summary(report.facts) : undefined;
  const why = words.text("guard_why");
  return {
    language: words.locale,
    rightToLeft: words.rightToLeft,
    title: words.text("guard_title"),
    held: {
      password: words.text("guard_held_password"),
      code: words.text("guard_held_code"),
      card: words.text("guard_held_card"),
      submit: words.text("guard_held_submit"),
      download: words.text("guard_held_download"),
    },
    why: summary === undefined ? why : `${summary} ${why}`,
    leave: words.text("guard_leave"),
    more: words.text("guard_more"),
    close: words.text("guard_close"),
  };
}
