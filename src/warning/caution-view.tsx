import type { Block } from "../messages/protocol.ts";
import { ReasonLine } from "./reason-line.tsx";
import { WarningSheet } from "./warning-sheet.tsx";
import type { WarningProps } from "./warning-state.ts";

/** An odd site that is not red: what was held there is chosen about here, where the site reaches nothing. */
export function CautionView(props: WarningProps & { readonly block: Block }) {
  const { block, words } = props;
  const { report, reason } = block;
  const summary = report.state === "judged" ? words.summary(report.facts) : undefined;
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
      <p>{summary ?? words.text("warning_no_numbers")}</p>
      <p class="advice">{words.text("guard_why")}</p>
    </WarningSheet>
  );
}
