import { Attribution } from "../ui/attribution.tsx";
import { ConnectionLine } from "../ui/connection-line.tsx";
import { EvidenceList } from "../ui/evidence-list.tsx";
import { LookList } from "../ui/look-list.tsx";
import { NetworkList } from "../ui/network-list.tsx";
import { TechnicalFacts } from "../ui/technical-facts.tsx";
import { TimelinePicture } from "../ui/timeline-picture.tsx";
import type { Words } from "../ui/words.ts";
import { PassOn } from "./pass-on.tsx";
import type { JudgedReport, PopupActions, PopupView } from "./popup-state.ts";
import { SiteChoices } from "./site-choices.tsx";
import { VerdictCard } from "./verdict-card.tsx";

type Props = {
  readonly report: JudgedReport;
  readonly view: PopupView;
  /** No tab shows the site: nothing is chosen about it here. */
  readonly unopened?: boolean;
  readonly words: Words;
  /** ms since the epoch. */
  readonly now: number;
  readonly actions: PopupActions;
  readonly brief?: boolean;
};

/** A site that was looked up: the verdict first, then why, then everything behind it. */
export function JudgedView(props: Props) {
  const { report, view, unopened = false, words, now, actions, brief = false } = props;
  const { verdict } = report;
  const { surroundings } = view;
  return (
    <>
      <VerdictCard {...{ report, view, unopened, words, now, actions }} />
      {unopened || surroundings === undefined ? null : (
        <SiteChoices report={report} surroundings={surroundings} words={words} actions={actions} />
      )}
      {verdict.level === "unknown" ? null : (
        <section>
          <h2>{words.text("popup_why")}</h2>
          <EvidenceList evidence={verdict.evidence} words={words} />
        </section>
      )}
      {brief ? null : <Behind {...props} />}
    </>
  );
}

/** What the verdict comes from. */
function Behind({ report, view, words, now, actions }: Props) {
  const { verdict, facts } = report;
  const { surroundings } = view;
  const answered = facts.addresses.length > 0;
  return (
    <>
      {answered ? (
        <section>
          <h2>{words.text("popup_where")}</h2>
          <TimelinePicture facts={facts} words={words} />
          <NetworkList addresses={facts.addresses} words={words} />
          <ConnectionLine facts={facts} words={words} />
        </section>
      ) : null}
      {facts.looks.length === 0 ? null : (
        <section>
          <h2>{words.text("popup_looks")}</h2>
          <LookList looks={facts.looks} words={words} now={now} />
        </section>
      )}
      {answered ? (
        <section>
          <details class="folded">
            <summary>
              <h2>{words.text("popup_technical")}</h2>
            </summary>
            <TechnicalFacts facts={facts} score={verdict.score} words={words} />
          </details>
        </section>
      ) : null}
      {facts.looks.length === 0 ? null : (
        <PassOn view={view} support={surroundings?.support} words={words} actions={actions} />
      )}
      <Attribution tableDate={report.tableDate} words={words} />
    </>
  );
}
