import type { Words } from "../ui/words.ts";
import { JudgedView } from "./judged-view.tsx";
import type { PopupActions, PopupState } from "./popup-state.ts";
import {
  CheckingView,
  FailedView,
  LoadingView,
  NotCheckableView,
  PausedView,
} from "./quiet-views.tsx";

export type PopupProps = {
  readonly state: PopupState;
  readonly words: Words;
  /** ms since the epoch. */
  readonly now: number;
  readonly actions: PopupActions;
};

/** The whole popup, a function of its props. */
export function Popup(props: PopupProps) {
  const { state, words, actions } = props;
  return (
    <div
      class="popup"
      data-state={state.state}
      data-level={state.state === "judged" ? state.verdict.level : undefined}
    >
      <header class="bar">
        <span class="brand">{words.text("extension_name")}</span>
        <button type="button" class="link" onClick={actions.openSettings}>
          {words.text("popup_settings")}
        </button>
      </header>
      <main>{body(props)}</main>
    </div>
  );
}

function body({ state, words, now, actions }: PopupProps) {
  switch (state.state) {
    case "loading":
      return <LoadingView words={words} />;
    case "failed":
      return <FailedView words={words} onTryAgain={actions.tryAgain} />;
    case "not-checkable":
      return <NotCheckableView words={words} address={state.address} reason={state.reason} />;
    case "paused":
      return <PausedView words={words} host={state.host} onSettings={actions.openSettings} />;
    case "checking":
      return <CheckingView words={words} host={state.host} since={state.since} now={now} />;
    case "judged":
      return (
        <JudgedView report={state} words={words} now={now} onCheckAgain={actions.checkAgain} />
      );
  }
}
