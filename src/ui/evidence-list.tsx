import type { Evidence } from "../detection/evidence.ts";
import type { Words } from "./words.ts";

type Props = { readonly evidence: readonly Evidence[]; readonly words: Words };

/** One sentence per finding, the heaviest first, with how much it counts. */
export function EvidenceList({ evidence, words }: Props) {
  if (evidence.length === 0) return <p class="quiet">{words.text("popup_no_evidence")}</p>;
  const heaviestFirst = evidence.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return (
    <ul class="evidence">
      {heaviestFirst.map((one) => (
        <li key={one.reason} class={one.points < 0 ? "evidence-for" : "evidence-against"}>
          <span>{words.evidenceSentence(one)}</span>
          <span class="points">
            <span aria-hidden="true">{words.signed(one.points)}</span>
            <span class="unseen">
              {words.text("evidence_points", { points: { phrase: words.signed(one.points) } })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
