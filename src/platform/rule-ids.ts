/** What a rule for the browser's own request filter is there for. Append only: ids of old ones stay. */
const KINDS = [
  "warn",
  "let-through",
  "check",
  "guard",
  "let-through-private",
  "seen",
  "block",
] as const;

export type RuleKind = (typeof KINDS)[number];

/** So many ids for each kind, one half for ordinary windows and one for private ones; all fit 31 bits. */
const IDS_PER_KIND = 100_000_000;
const HALF = IDS_PER_KIND / 2;

/** First and last id of a kind. */
export type IdRange = { readonly first: number; readonly last: number };

/**
 * Ids of one kind for one background worker. Chromium's two workers share one set of rules; as their
 * ids never meet, neither has to know of the other.
 */
export function idRangeOf(kind: RuleKind, isPrivate: boolean): IdRange {
  const first = KINDS.indexOf(kind) * IDS_PER_KIND + (isPrivate ? HALF : 0) + 1;
  return { first, last: first + HALF - 1 };
}

/**
 * So many ids that are not taken: beyond the highest as long as there is room, so that age goes by
 * id. What is taken is asked of the browser each time; nothing is remembered that a worker could lose.
 */
export function freeIds(
  taken: readonly number[],
  { first, last }: IdRange,
  count: number,
): number[] {
  const own = new Set(taken.filter((id) => id >= first && id <= last));
  const found: number[] = [];
  for (let id = Math.max(first - 1, ...own) + 1; id <= last && found.length < count; id += 1) {
    found.push(id);
  }
  for (let id = first; id <= last && found.length < count; id += 1) {
    if (!own.has(id)) found.push(id);
  }
  if (found.length < count) throw new Error("There is no free rule id left.");
  return found;
}
