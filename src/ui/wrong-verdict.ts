import type { Report } from "../messages/protocol.ts";
import type { Sensitivity } from "../detection/verdict.ts";
import { factsAsText } from "./copied-facts.ts";
import type { Words } from "./words.ts";

type About = {
  /** As in the manifest. */
  readonly version: string;
  readonly sensitivity: Sensitivity;
  /** ms since the epoch. */
  readonly now: number;
};

/**
 * What somebody needs to look into a wrong verdict, as plain text that a person can read through: nothing that
 * the popup does not show.
 */
export function complaintText(
  report: Extract<Report, { state: "judged" }>,
  { version, sensitivity, now }: About,
  words: Words,
): string {
  const { evidence, score, confidence, level } = report.verdict;
  const codes = evidence.map(({ group, reason, points }) => {
    return `${group}/${reason} ${points > 0 ? "+" : ""}${String(points)}`;
  });
  return [
    `${words.text("complaint_wrong")} `,
    factsAsText(report, now, words),
    [
      words.text("complaint_version", { version, sensitivity }),
      `${level} ${String(score)} (${String(confidence)}): ${codes.join(", ")}`,
    ].join("\n"),
  ].join("\n\n");
}
