import { isWarned } from "../detection/verdict.ts";
import { HostLine } from "../ui/host-line.tsx";
import { Mark } from "../ui/mark.tsx";
import type { Words } from "../ui/words.ts";
import type { JudgedReport } from "./popup-state.ts";

type Props = {
  readonly report: JudgedReport;
  readonly words: Words;
  readonly now: number;
  readonly onCheckAgain: () => void;
};

/** The verdict in a sentence, its numbers, how sure it is and what comes next. */
export function VerdictCard({ report, words, now, onCheckAgain }: Props) {
  const { host, verdict, facts, checking, allowed, obstacle } = report;
  const summary = words.summary(facts);
  return (
    <section class={`verdict tint-${verdict.level}`}>
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
      {allowed === undefined ? null : (
        <p class="allowed">{allowedText(allowed.until, words, now)}</p>
      )}
      <p class="sure">
        {verdict.looks === 0 ? null : <strong>{words.howSure(verdict)}. </strong>}
        {obstacle === undefined ? words.nextLook(verdict, now) : null}{" "}
        {isWarned(verdict.level) || verdict.level === "watch"
          ? words.wouldChange(verdict.wouldChange)
          : null}
      </p>
      <button type="button" onClick={onCheckAgain} disabled={checking}>
        {words.text(checking ? "popup_check_again_busy" : "popup_check_again")}
      </button>
      {checking ? <progress aria-label={words.text("popup_check_again_busy")} /> : null}
    </section>
  );
}

function allowedText(until: number | undefined, words: Words, now: number): string {
  if (until === undefined) return words.text("popup_allowed");
  return words.text("popup_allowed_until", { when: { phrase: words.relative(until, now) } });
}
