import type { BlockReason } from "../messages/protocol.ts";
import type { Words } from "../ui/words.ts";

/** What the page did that brought the person here, if it did anything. */
export function reasonLine(reason: BlockReason, words: Words): string | undefined {
  switch (reason) {
    case "verdict":
    case "asked":
      return undefined;
    case "sent":
      return words.text("warning_reason_sent");
    case "frozen":
      return words.text("warning_reason_frozen");
    default:
      return words.text("warning_reason_tampered");
  }
}
