import { isWarned } from "../detection/verdict.ts";
import { faultText } from "../ui/fault-text.ts";
import { HostLine } from "../ui/host-line.tsx";
import { Mark } from "../ui/mark.tsx";
import type { Words } from "../ui/words.ts";
import { Chosen } from "./chosen.tsx";
import type { JudgedReport, PopupActions, PopupView } from "./popup-state.ts";

type Props = {
  readonly report: JudgedReport;
  readonly view: Pick<PopupView, "surroundings" | "choiceProblem">;
  readonly unopened: boolean;
  readonly words: Words;
  readonly now: number;
  readonly actions: PopupActions;
};

/** The verdict in a sentence, its numbers, how sure it is and what comes next. */
export function VerdictCard({ report, view, unopened, words, now, actions }: Props) {
  const { host, verdict, facts, checking, obstacle } = report;
  const { surroundings, choiceProblem } = view;
  const summary = words.summary(facts);
  const canChoose = !unopened && surroundings?.stopped === false;
  return (
    <section class={`verdict tint-${verdict.level}`}>
      {unopened ? <p class="quiet note">{words.text("inquiry_unopened")}</p> : null}
      <p class="host-head">
        <HostLine host={host} words={words} />
      </p>
      <div class="verdict-head">
        <Mark state={verdict.level} />
        <div>
          <p class="level">{words.level(verdict.level)}</p>
          <h1>{words.headline(verdict)}</h1>
        </div>
      </div>
      {verdict.unknownCause === undefined ? null : (
        <p>{words.unknownCause(verdict.unknownCause)}</p>
      )}
      {summary === undefined ? null : <p>{summary}</p>}
      <p>{words.levelExplanation(verdict.level)}</p>
      {obstacle === "offline" && verdict.level !== "unknown" ? (
        <p>{words.text("popup_offline")}</p>
      ) : null}
      <Chosen report={report} actions={canChoose ? actions : undefined} words={words} now={now} />
      {choiceProblem === undefined ? null : (
        <p class="problem" role="alert">
          {words.text("popup_choice_failed", { error: faultText(choiceProblem, words) })}
        </p>
      )}
      <p class="sure">
        {verdict.looks === 0 ? null : (
          <>
            <strong>{words.howSure(verdict)}</strong>
            {words.gap}
          </>
        )}
        {obstacle === undefined ? words.nextLook(verdict, now) : null}
        {words.gap}
        {isWarned(verdict.level) || verdict.level === "watch"
          ? words.wouldChange(verdict.wouldChange)
          : null}
      </p>
      <button type="button" data-again onClick={actions.checkAgain} disabled={checking}>
        {words.text(checking ? "popup_check_again_busy" : "popup_check_again")}
      </button>
      {checking ? <progress aria-label={words.text("popup_check_again_busy")} /> : null}
    </section>
  );
}
