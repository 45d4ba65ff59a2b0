import type { BlockReason } from "../messages/protocol.ts";
import type { Words } from "../ui/words.ts";

type Props = { readonly reason: BlockReason; readonly words: Words };

/** What the page did that brought the person here, if it did anything. */
export function ReasonLine({ reason, words }: Props) {
  const line = reasonText(reason, words);
  if (line === undefined) return null;
  return (
    <p data-reason={reason}>
      <strong>{line}</strong>
    </p>
  );
}

function reasonText(reason: BlockReason, words: Words): string | undefined {
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
