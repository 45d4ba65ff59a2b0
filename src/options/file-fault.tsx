import { plainText } from "../ui/plain-text.ts";
import { problemText } from "../ui/problem-text.ts";
import type { Words } from "../ui/words.ts";
import { MOST_FILE_BYTES, type FileFault } from "../storage/settings-file.ts";
import { boundsOf, placeOf } from "../storage/settings-problems.ts";
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
        problem: {
          phrase: problemText({ kind: problem.kind, ...boundsOf(problem.field) }, words),
        },
      };
      return place === undefined
        ? words.text("file_setting", values)
        : words.text("file_setting_at", { ...values, line: place.line });
    }
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
