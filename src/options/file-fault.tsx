import type { PlainKey } from "../ui/messages.ts";
import { plainText } from "../ui/plain-text.ts";
import type { Words } from "../ui/words.ts";
import { MOST_FILE_BYTES, type FileFault } from "../storage/settings-file.ts";
import {
  boundsOf,
  placeOf,
  type ProblemKind,
  type SettingsProblem,
} from "../storage/settings-problems.ts";
import { specOf } from "../storage/settings-schema.ts";

/** What is wrong with a file, and where, in a sentence. */
export function faultText(fault: FileFault, words: Words): string {
  switch (fault.kind) {
    case "too-large":
      return words.text("file_too_large", { number: MOST_FILE_BYTES / 1024 });
    case "not-settings":
      return words.text("file_not_settings");
    case "newer":
      return words.text("file_newer");
    case "not-json":
      return fault.place === undefined
        ? words.text("file_not_json")
        : words.text("file_not_json_at", { ...fault.place });
    case "setting": {
      const { problem, place } = fault;
      const values = {
        setting: { phrase: words.text(specOf(problem.field).label) },
        place: placeOf(problem),
        problem: { phrase: problemText(problem, words) },
      };
      return place === undefined
        ? words.text("file_setting", values)
        : words.text("file_setting_at", { ...values, line: place.line });
    }
  }
}

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
function problemText({ field, kind }: SettingsProblem, words: Words): string {
  const { choices, least, most } = boundsOf(field);
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

type Props = {
  readonly file: string;
  readonly faults: readonly FileFault[] | { readonly unreadable: string };
  readonly words: Words;
};

/** Problems that are told one by one. */
const MOST_TOLD = 8;

/** Why a file was not used. */
export function RefusedFile({ file, faults, words }: Props) {
  const told =
    "unreadable" in faults
      ? [words.text("file_unreadable", { error: faults.unreadable })]
      : faults.slice(0, MOST_TOLD).map((fault) => faultText(fault, words));
  const more = "unreadable" in faults ? 0 : faults.length - told.length;
  return (
    <>
      <p class="problem" id="transfer-title">
        {words.text("file_refused", { file: plainText(file) })}
      </p>
      <ul class="points">
        {told.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {more > 0 ? <li>{words.plural("file_more", more)}</li> : null}
      </ul>
    </>
  );
}
