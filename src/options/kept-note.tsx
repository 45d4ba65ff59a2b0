import type { MemoryTrouble } from "../storage/past-sites.ts";
import type { PlainKey } from "../ui/messages.ts";
import { Confirm } from "./confirm.tsx";
import type { LoadedProps } from "./options-state.ts";

const TROUBLE = {
  newer: "history_newer",
  damaged: "options_kept_damaged",
  full: "storage_full",
} as const satisfies Record<MemoryTrouble, PlainKey>;

/** What is kept of sites now, and the way to have none of it. */
export function KeptNote({ state, words, actions }: LoadedProps) {
  const { kept } = state;
  return (
    <>
      <p class="note">{words.text("options_keep_none")}</p>
      <p class="note">
        {kept === "unknown"
          ? null
          : kept === "private"
            ? words.text("options_kept_private")
            : words.text("options_kept", {
                odd: words.count("count_odd_sites", kept.odd),
                clear: words.count("count_clear_sites", kept.clear),
                size: Math.ceil(kept.characters / 1000),
              })}
      </p>
      {typeof kept === "string" || kept.trouble === undefined ? null : (
        <p class="problem" data-trouble={kept.trouble}>
          {words.text(TROUBLE[kept.trouble])}
        </p>
      )}
      <p>
        <a href="../history/index.html" id="history">
          {words.text("options_history")}
        </a>
      </p>
      <Confirm
        id="forget"
        state={state.forget}
        button={words.text("options_forget")}
        question={words.text("options_forget_really")}
        yes={words.text("options_forget_yes")}
        no={words.text("options_forget_no")}
        onAsk={actions.askForget}
        onYes={actions.forgetSites}
      />
    </>
  );
}
