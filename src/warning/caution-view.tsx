import type { Block, Report } from "../messages/protocol.ts";
import type { Words } from "../ui/words.ts";
import { ReasonLine } from "./reason-line.tsx";
import { WarningSheet } from "./warning-sheet.tsx";
import type { WarningProps } from "./warning-state.ts";

/** Before the first look nothing was seen that could have led to it; the page says more once it was. */
function whyIn(report: Report, words: Words): string {
  if (report.state === "checking") return words.text("popup_checking");
  const summary = report.state === "judged" ? words.summary(report.facts) : undefined;
  return summary ?? words.text("warning_no_numbers");
}

/** An odd site that is not red: what was held there is chosen about here, where the site reaches nothing. */
export function CautionView(props: WarningProps & { readonly block: Block }) {
  const { block, words } = props;
  const { report, reason } = block;
  return (
    <WarningSheet
      {...props}
      level="suspicious"
      headline={words.text("guard_title")}
      late={block.stayMs > 0}
      // Whoever asked for more gets it at once.
      isOpen={reason === "asked"}
    >
      <ReasonLine reason={reason} words={words} />
      <p>{whyIn(report, words)}</p>
      <p class="advice">{words.text("guard_why")}</p>
    </WarningSheet>
  );
}
