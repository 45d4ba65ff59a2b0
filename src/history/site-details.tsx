import type { JudgedReport } from "../messages/protocol.ts";
import type { PastSite } from "../storage/past-sites.ts";
import { EvidenceList } from "../ui/evidence-list.tsx";
import { faultText } from "../ui/fault-text.ts";
import { LookList } from "../ui/look-list.tsx";
import { NetworkList } from "../ui/network-list.tsx";
import { TechnicalFacts } from "../ui/technical-facts.tsx";
import { TimelinePicture } from "../ui/timeline-picture.tsx";
import type { Words } from "../ui/words.ts";
import { EventList } from "./event-list.tsx";
import type { HistoryProps, OpenSite } from "./history-state.ts";

type Props = HistoryProps & { readonly site: PastSite; readonly open: OpenSite };

/** Everything that is known of one site: the same that popup and warning page say of it. */
export function SiteDetails({ site, open, words, now, actions }: Props) {
  if (open.state === "loading") return <p class="quiet">{words.text("history_details")}</p>;
  if (open.state === "failed") {
    return (
      <p class="problem" role="alert">
        {words.text("history_site_failed", { error: faultText(open.fault, words) })}
      </p>
    );
  }
  const { report } = open;
  const { verdict, facts } = report;
  const answered = facts.addresses.length > 0;
  return (
    <>
      <Judged report={report} words={words} />
      <section>
        <h3>{words.text("history_happened")}</h3>
        <Standing report={report} words={words} now={now} />
        <EventList events={site.events} words={words} />
      </section>
      {answered ? (
        <section>
          <h3>{words.text("popup_where")}</h3>
          <TimelinePicture facts={facts} words={words} />
          <NetworkList addresses={facts.addresses} words={words} />
        </section>
      ) : null}
      <section>
        <h3>{words.text("popup_looks")}</h3>
        <LookList looks={facts.looks} words={words} now={now} />
      </section>
      {answered ? (
        <section>
          <h3>{words.text("popup_technical")}</h3>
          <TechnicalFacts facts={facts} score={verdict.score} words={words} />
          <button
            type="button"
            class="answers"
            onClick={() => {
              actions.saveAnswers(site.host);
            }}
          >
            {words.text("popup_save")}
          </button>
        </section>
      ) : null}
    </>
  );
}

function Judged({ report, words }: { readonly report: JudgedReport; readonly words: Words }) {
  const { verdict, facts } = report;
  const summary = words.summary(facts);
  return (
    <section class={`verdict tint-${verdict.level}`}>
      <p class="headline">{words.headline(verdict)}</p>
      {verdict.unknownCause === undefined ? null : (
        <p>{words.unknownCause(verdict.unknownCause)}</p>
      )}
      {summary === undefined ? null : <p>{summary}</p>}
      {verdict.looks === 0 ? null : <p class="sure">{words.howSure(verdict)}</p>}
      {verdict.level === "unknown" ? null : (
        <EvidenceList evidence={verdict.evidence} words={words} />
      )}
    </section>
  );
}

type StandingProps = {
  readonly report: JudgedReport;
  readonly words: Words;
  readonly now: number;
};

/** What holds for the site now, by the settings. */
function Standing({ report: { allowed, marked }, words, now }: StandingProps) {
  return (
    <>
      {allowed === undefined ? null : (
        <p class="standing" data-allowed={allowed.scope}>
          {allowed.until === undefined
            ? words.text("popup_allowed_always")
            : words.text("popup_allowed_hour", {
                when: { phrase: words.relative(allowed.until, now) },
              })}
        </p>
      )}
      {marked ? <p class="standing">{words.text("popup_marked")}</p> : null}
    </>
  );
}
