import type { Words } from "../ui/words.ts";
import type { Copying, WarningActions } from "./warning-state.ts";

type Props = {
  readonly copying: Copying;
  readonly words: Words;
  readonly onCopy: WarningActions["copy"];
};

/** Takes the facts along, for a colleague or a report. */
export function CopyFacts({ copying, words, onCopy }: Props) {
  return (
    <section>
      <h2>{words.text("warning_share")}</h2>
      <p>{words.text("warning_share_help")}</p>
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
        <span role="status">
          {copying === "idle"
            ? ""
            : words.text(copying === "copied" ? "warning_copied" : "warning_copy_failed")}
        </span>
      </div>
    </section>
  );
}
