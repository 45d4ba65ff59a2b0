/** One answer as a set of addresses: what churn compares. */
export type Draw = {
  readonly at: number;
  readonly resolver: string;
  readonly type: "A" | "AAAA";
  /** Smallest TTL of its address records, in seconds. */
  readonly ttl: number;
  /** Public addresses that no content network answers for, each once, by `Sighting.number`. */
  readonly addresses: readonly number[];
  /** The same as texts, in order: equal for equal sets. */
  readonly text: string;
};

/** What one look drew. Never changed once it is made, so that copies of a dossier can share it. */
export type DrawnLook = {
  /** Index of the look. */
  readonly look: number;
  readonly epoch: number;
  /** At least one, in an order of their own, so that the order of answers in a look cannot matter. */
  readonly draws: readonly Draw[];
  /** All addresses of the draws, each once. */
  readonly addresses: readonly number[];
  readonly byType: Readonly<Record<"A" | "AAAA", readonly number[]>>;
  /** Whether all answers of a type were the same set. */
  readonly isSteady: boolean;
};

/** `draws`: at least one, in any order. */
export function drawnLook(look: number, epoch: number, draws: readonly Draw[]): DrawnLook {
  const sorted = [...draws].sort(compareDraws);
  const byType = { A: addressesOf(sorted, "A"), AAAA: addressesOf(sorted, "AAAA") };
  return {
    look,
    epoch,
    draws: sorted,
    addresses: [...byType.A, ...byType.AAAA],
    byType,
    isSteady: isOneSet(sorted, "A") && isOneSet(sorted, "AAAA"),
  };
}

function addressesOf(draws: readonly Draw[], type: "A" | "AAAA"): number[] {
  const found = new Set<number>();
  for (const draw of draws) {
    if (draw.type === type) for (const address of draw.addresses) found.add(address);
  }
  return [...found];
}

function isOneSet(draws: readonly Draw[], type: "A" | "AAAA"): boolean {
  let first: string | undefined;
  for (const draw of draws) {
    if (draw.type !== type) continue;
    first ??= draw.text;
    if (draw.text !== first) return false;
  }
  return true;
}

function compareDraws(a: Draw, b: Draw): number {
  return (
    compareText(a.resolver, b.resolver) ||
    a.at - b.at ||
    a.ttl - b.ttl ||
    compareText(a.text, b.text)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
