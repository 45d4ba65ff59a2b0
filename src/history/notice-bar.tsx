import { faultText } from "../ui/fault-text.ts";
import type { Words } from "../ui/words.ts";
import type { HistoryProps, Notice } from "./history-state.ts";

/**
 * What came of the last thing done, and what was deleted with the way to undo it, at the foot of the window. Said to a
 * screen reader too.
 */
export function NoticeBar({ state: { notice, deleted }, words, actions }: HistoryProps) {
  const isIdle = notice.kind === "none" && deleted === 0;
  return (
    <div
      class="notice"
      id="notice"
      tabIndex={-1}
      data-notice={notice.kind}
      data-deleted={deleted}
      data-idle={isIdle}
    >
      <div role="status">
        {notice.kind === "none" ? null : <p class="outcome">{noticeText(notice, words)}</p>}
        {deleted === 0 ? null : (
          <p>
            {words.plural("history_deleted", deleted)}{" "}
            <span class="quiet">{words.text("history_undo_until")}</span>
          </p>
        )}
      </div>
      {isIdle || notice.kind === "saving" ? null : (
        <div class="row-buttons">
          {deleted === 0 ? null : (
            <button type="button" id="undo" class="primary" onClick={actions.undo}>
              {words.text("history_undo")}
            </button>
          )}
          <button type="button" id="dismiss" onClick={actions.dismiss}>
            {words.text("history_dismiss")}
          </button>
        </div>
      )}
    </div>
  );
}

function noticeText(notice: Exclude<Notice, { kind: "none" }>, words: Words): string {
  switch (notice.kind) {
    case "restored":
      return words.text("history_restored");
    case "saving":
      return words.text("history_saving", { done: notice.done, all: notice.all });
    case "saved":
      return words.text("history_saved");
    case "failed":
      return words.text(notice.what, { error: faultText(notice.fault, words) });
  }
}
