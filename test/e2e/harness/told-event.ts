import { toOcsf } from "../../../src/events/ocsf.ts";
import type { JudgedReport } from "../../../lab/browsers/visit.ts";
import { detectionOf, SOURCE } from "../../events/examples.ts";

/** What an organisation's collector is told of a report's evidence: as the queue keeps it, and as it is sent. */
export async function toldEvidence({ verdict, facts }: JudgedReport): Promise<{
  readonly kept: readonly object[];
  readonly sent: readonly object[];
}> {
  const event = await detectionOf({ verdict, facts, transitions: [] });
  // As it comes out of the queue on the disk.
  const stored = JSON.parse(JSON.stringify(event)) as typeof event;
  const { evidences } = toOcsf(stored, SOURCE) as {
    readonly evidences: readonly { readonly name: string; readonly data: object }[];
  };
  const reasons = new Set<string>(verdict.evidence.map(({ reason }) => reason));
  return {
    kept: stored.evidence,
    sent: evidences.filter(({ name }) => reasons.has(name)).map(({ data }) => data),
  };
}
