import type { Block } from "../messages/protocol.ts";
import { WarningSheet } from "./warning-sheet.tsx";
import type { WarningProps } from "./warning-state.ts";

/** A site that the person wanted to be warned of: says so, and what Fluxward itself has seen. */
export function MarkedView(props: WarningProps & { readonly block: Block }) {
  const { block, words } = props;
  const { report } = block;
  const judged = report.state === "judged" ? report : undefined;
  return (
    <WarningSheet
      {...props}
      level="suspicious"
      headline={words.text("warning_marked")}
      late={block.stayMs > 0}
    >
      <p>
        {words.text("warning_marked_seen")}
        {words.gap}
        {judged === undefined ? words.text("warning_no_numbers") : words.headline(judged.verdict)}
        {words.gap}
        {judged === undefined ? null : words.summary(judged.facts)}
      </p>
      <p class="advice">{words.text("warning_marked_help")}</p>
    </WarningSheet>
  );
}
