import type { Words } from "../ui/words.ts";
import { JudgedView } from "./judged-view.tsx";
import type { Inquiry, InquiryProblem, PopupActions, PopupView } from "./popup-state.ts";
import { CheckingView, FailedView, siteless } from "./quiet-views.tsx";

type Props = {
  readonly view: PopupView;
  readonly words: Words;
  /** ms since the epoch. */
  readonly now: number;
  readonly actions: PopupActions;
};

/**
 * The box to check a site without opening it, and what came of it. A list, so that the box which a person types
 * into stays the same one wherever it began.
 */
export function inquiryParts(props: Props) {
  const { view, words, actions } = props;
  const { inquiry } = view;
  return [
    <InquiryBox key="inquiry" inquiry={inquiry} words={words} actions={actions} />,
    result(props, inquiry),
  ];
}

type BoxProps = Omit<Props, "view" | "now"> & { readonly inquiry: Inquiry };

/** The box alone. */
export function InquiryBox({ inquiry, words, actions }: BoxProps) {
  const draft = inquiry.step === "closed" ? "" : inquiry.draft;
  const problem = inquiry.step === "typing" ? inquiry.problem : undefined;
  // Whatever else is shown has the headline.
  const Heading = inquiry.step === "typing" ? "h1" : "h2";
  return (
    <section class="inquiry">
      <Heading>{words.text("inquiry_title")}</Heading>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          actions.submitDraft();
        }}
      >
        <label for="inquiry">{words.text("inquiry_label")}</label>
        <div class="inquiry-row">
          <input
            id="inquiry"
            type="text"
            inputMode="url"
            dir="ltr"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            maxLength={2048}
            value={draft}
            aria-invalid={problem !== undefined}
            aria-describedby={problem === undefined ? "inquiry-help" : "inquiry-problem"}
            onInput={({ currentTarget }) => {
              actions.editDraft(currentTarget.value);
            }}
          />
          <button type="submit" disabled={inquiry.step === "checking"}>
            {words.text("inquiry_check")}
          </button>
        </div>
        {problem === undefined ? (
          <p class="quiet note" id="inquiry-help">
            {words.text("inquiry_help")}
          </p>
        ) : (
          <p class="problem" id="inquiry-problem" role="alert">
            {problemText(problem, words)}
          </p>
        )}
      </form>
    </section>
  );
}

function result(props: Props, inquiry: Inquiry) {
  const { words, now, actions } = props;
  switch (inquiry.step) {
    case "closed":
    case "typing":
      return null;
    case "checking":
      return (
        <CheckingView
          key="result"
          words={words}
          host={inquiry.host}
          since={inquiry.since}
          now={now}
        />
      );
    case "failed":
      return <FailedView key="result" words={words} onTryAgain={actions.submitDraft} />;
    case "answered": {
      const { report } = inquiry;
      if (report.state === "judged")
        return <JudgedView key="result" {...props} report={report} unopened />;
      return siteless(report, words, now, actions);
    }
  }
}

function problemText(problem: InquiryProblem, words: Words): string {
  switch (problem) {
    case "empty":
      return words.text("inquiry_empty");
    case "not-a-name":
    case "not-web":
      return words.text("inquiry_not_a_site");
    case "ip-literal":
      return words.text("inquiry_ip_literal");
    default:
      return words.skipReason(problem);
  }
}
