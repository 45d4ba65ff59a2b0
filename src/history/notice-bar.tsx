import type { Words } from "../ui/words.ts";
import type { HistoryProps, Notice } from "./history-state.ts";

/** What came of the last thing done, with the way to undo it, at the foot of the window. Said to a screen reader too. */
export function NoticeBar({ state: { notice }, words, actions }: HistoryProps) {
  const canUndo =
    notice.kind === "deleted" ||
    (notice.kind === "failed" && notice.what === "history_restore_failed");
  return (
    <div class="notice" id="notice" tabIndex={-1} data-notice={notice.kind}>
      <p role="status">
        {noticeText(notice, words)}{" "}
        {notice.kind === "deleted" ? (
          <span class="quiet">{words.text("history_undo_until")}</span>
        ) : null}
      </p>
      {canUndo ? (
        <div class="row-buttons">
          <button type="button" id="undo" class="primary" onClick={actions.undo}>
            {words.text("history_undo")}
          </button>
          <button type="button" id="dismiss" onClick={actions.dismiss}>
            {words.text("history_dismiss")}
          </button>
        </div>
      ) : null}
    </div>
  );
}

function noticeText(notice: Notice, words: Words): string {
  switch (notice.kind) {
    case "none":
      return "";
    case "deleted":
      return words.plural("history_deleted", notice.count);
    case "restored":
      return words.text("history_restored");
    case "saving":
      return words.text("history_saving", { done: notice.done, all: notice.all });
    case "saved":
      return words.text("history_saved");
    case "failed":
      return words.text(notice.what, { error: notice.error });
  }
}
