import { Attribution } from "../ui/attribution.tsx";
import type { HistoryProps } from "./history-state.ts";
import { HistoryNotes } from "./history-notes.tsx";
import { NoticeBar } from "./notice-bar.tsx";
import { SiteList } from "./site-list.tsx";

/** The whole history page, a function of its props. */
export function History(props: HistoryProps) {
  const { state, words } = props;
  const { list } = state;
  return (
    <main class="history">
      <header>
        <h1>{words.text("history_title")}</h1>
        <p class="quiet">{words.text("history_lead")}</p>
      </header>
      <HistoryNotes {...props} />
      {list.state === "listed" && list.sites.length > 0 ? (
        <SiteList {...props} sites={list.sites} />
      ) : null}
      {/* Always there, or a screen reader would not be told of what it says next. */}
      <NoticeBar {...props} />
      <Attribution
        tableDate={state.open?.state === "read" ? state.open.report.tableDate : undefined}
        words={words}
      />
    </main>
  );
}
