import type { Words } from "../ui/words.ts";
import { Bar } from "./bar.tsx";
import { InquiryBox, inquiryParts } from "./inquiry-view.tsx";
import { JudgedView } from "./judged-view.tsx";
import { Notes } from "./notes.tsx";
import type { PopupActions, PopupView } from "./popup-state.ts";
import { FailedView, LoadingView, NotCheckableView, siteless } from "./quiet-views.tsx";

export type PopupProps = {
  readonly view: PopupView;
  readonly words: Words;
  /** ms since the epoch. */
  readonly now: number;
  readonly actions: PopupActions;
  /** Of a site the verdict and why it is so, and not yet what stands below. */
  readonly brief?: boolean;
};

/** The whole popup, a function of its props. */
export function Popup(props: PopupProps) {
  const { view, words, actions } = props;
  const { state, inquiry, surroundings, access } = view;
  const isInquiring = inquiry.step !== "closed";
  return (
    <div
      class="popup"
      data-state={state.state}
      data-level={state.state === "judged" ? state.verdict.level : undefined}
      data-inquiry={inquiry.step}
    >
      <Bar isInquiring={isInquiring} words={words} actions={actions} />
      <Notes
        surroundings={surroundings}
        access={access}
        words={words}
        onAllow={actions.allowAccess}
      />
      <main>{isInquiring ? inquiryParts(props) : body(props)}</main>
    </div>
  );
}

function body(props: PopupProps) {
  const { view, words, now, actions } = props;
  const { state, inquiry } = view;
  switch (state.state) {
    case "loading":
      return <LoadingView words={words} />;
    case "failed":
      return <FailedView words={words} onTryAgain={actions.tryAgain} />;
    case "not-checkable":
      return [
        <NotCheckableView
          key="quiet"
          words={words}
          address={state.address}
          reason={state.reason}
        />,
        <InquiryBox key="inquiry" inquiry={inquiry} words={words} actions={actions} />,
      ];
    case "judged":
      return <JudgedView {...props} report={state} />;
    default:
      return siteless(state, words, now, actions);
  }
}
