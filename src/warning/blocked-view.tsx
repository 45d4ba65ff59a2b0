import type { Block } from "../messages/protocol.ts";
import { WarningSheet } from "./warning-sheet.tsx";
import type { WarningProps } from "./warning-state.ts";

/** A site that the organisation blocks: says so, and what Fluxward itself has seen where it has. */
export function BlockedView(props: WarningProps & { readonly block: Block }) {
  const { block, words } = props;
  const { report } = block;
  return (
    <WarningSheet
      {...props}
      level="suspicious"
      headline={words.text("warning_blocked")}
      late={block.stayMs > 0}
    >
      <p>{words.text("warning_blocked_help")}</p>
      {report.state === "judged" && report.verdict.level !== "unknown" ? (
        <p>
          {words.text("warning_marked_seen")}
          {words.gap}
          {words.headline(report.verdict)}
          {words.gap}
          {words.summary(report.facts)}
        </p>
      ) : null}
    </WarningSheet>
  );
}
