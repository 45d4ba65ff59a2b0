import type { Block } from "../messages/protocol.ts";
import { TimelinePicture } from "../ui/timeline-picture.tsx";
import type { Words } from "../ui/words.ts";
import { ReasonLine } from "./reason-line.tsx";
import { WarningSheet } from "./warning-sheet.tsx";
import type { WarningProps } from "./warning-state.ts";

type Props = WarningProps & { readonly block: Block; readonly late: boolean };

/** The warning itself: who, why in two sentences, what to do; going on only behind the details. */
export function WarnedView(props: Props) {
  const { block, late, words } = props;
  return (
    <WarningSheet
      {...props}
      level="flux"
      headline={headline(block, words)}
      {...(late && { stay: <Stay stayMs={block.stayMs} words={words} /> })}
      picture={<Where {...props} />}
    >
      <ReasonLine reason={block.reason} words={words} />
      <p>{`${numbers(block, words)}${words.gap}${words.levelExplanation("flux")}`}</p>
      {late ? null : <p class="advice">{words.text("advice_flux")}</p>}
    </WarningSheet>
  );
}

function Where({ block: { report }, words }: Props) {
  if (report.state !== "judged" || report.facts.addresses.length === 0) return null;
  return (
    <section class="where">
      <h2>{words.text("picture_title")}</h2>
      <TimelinePicture facts={report.facts} words={words} />
    </section>
  );
}

/** For a person who was on the site already: how long, and what to do about what they typed. */
function Stay({ stayMs, words }: { readonly stayMs: number; readonly words: Words }) {
  const duration = { phrase: words.duration(Math.round(stayMs / 1000)) };
  return (
    <div class="stay" id="stay">
      <p>{words.text("warning_late", { duration })}</p>
      <p class="advice">{words.text("warning_late_advice")}</p>
    </div>
  );
}

function headline({ report }: Block, words: Words): string {
  return report.state === "judged"
    ? words.headline(report.verdict)
    : words.text("headline_flux_hosts");
}

/** The sentence with this site's numbers. */
function numbers({ report }: Block, words: Words): string {
  const summary = report.state === "judged" ? words.summary(report.facts) : undefined;
  return summary ?? words.text("warning_no_numbers");
}
