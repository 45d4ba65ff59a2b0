import type { Words } from "./words.ts";

/** How copying the facts went. */
export type Copying = "idle" | "copied" | "failed";

/** For people, or for programs. */
export type CopyForm = "text" | "json";

type Props = {
  readonly copying: Copying;
  readonly words: Words;
  readonly onCopy: (form: CopyForm) => void;
};

/** Takes the facts along, for a colleague or a report. */
export function CopyFacts({ copying, words, onCopy }: Props) {
  return (
    <div class="ways">
      <button
        type="button"
        onClick={() => {
          onCopy("text");
        }}
      >
        {words.text("warning_copy_text")}
      </button>
      <button
        type="button"
        onClick={() => {
          onCopy("json");
        }}
      >
        {words.text("warning_copy_json")}
      </button>
      <CopyOutcome copying={copying} words={words} />
    </div>
  );
}

/** Said to a screen reader too. */
export function CopyOutcome({ copying, words }: Omit<Props, "onCopy">) {
  return (
    <span role="status">
      {copying === "idle"
        ? ""
        : words.text(copying === "copied" ? "warning_copied" : "warning_copy_failed")}
    </span>
  );
}
