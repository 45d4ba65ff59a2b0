/** Evidence and verdict as programs read them. */
export type Findings = {
  readonly host: string;
  readonly verdict: string;
  readonly score: number;
  readonly evidence: readonly {
    readonly group: string;
    readonly points: number;
    readonly reason: string;
    readonly facts: object;
    readonly text: string;
  }[];
};

/** Nothing but these, for comparison. */
export function findings({ host, verdict, score, evidence }: Findings): Findings {
  return { host, verdict, score, evidence };
}
