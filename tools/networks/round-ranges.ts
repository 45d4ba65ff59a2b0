/** One line of the source: addresses `first` to `last`, both included. */
export type SourceRange = { readonly first: bigint; readonly last: bigint; readonly asn: number };

/** A stretch of whole units of one network. */
export type UnitRange = { readonly first: number; count: number; readonly asn: number };

/** What rounding to whole units changed. */
export type RoundingLoss = {
  /** Source ranges that do not begin and end at a unit's border. */
  fineRanges: number;
  /** Of these, ranges whose network lost a unit to another, or gained one it holds in part. */
  unitsShared: number;
  /** Addresses that now answer with another network than the source says. */
  addressesMoved: bigint;
  /** Addresses that nobody announces and that now answer with their unit's network. */
  addressesGained: bigint;
};

/**
 * Rounds to units of 2^bits addresses: a unit that several networks share goes to the one with the
 * largest part (the first in address order where equal). Adjacent units of one network are joined.
 * Expects ranges in rising order; of an overlap the earlier range keeps the addresses.
 */
export function roundRanges(
  source: Iterable<SourceRange>,
  bits: bigint,
): { readonly ranges: readonly UnitRange[]; readonly loss: RoundingLoss } {
  const unit = 1n << bits;
  const ranges: UnitRange[] = [];
  const loss: RoundingLoss = {
    fineRanges: 0,
    unitsShared: 0,
    addressesMoved: 0n,
    addressesGained: 0n,
  };
  let shared: { readonly unit: number; readonly parts: Map<number, bigint> } | undefined;
  let end = 0n;

  const add = (first: number, count: number, asn: number): void => {
    const last = ranges.at(-1);
    if (last?.asn === asn && last.first + last.count === first) last.count += count;
    else ranges.push({ first, count, asn });
  };
  const settle = (): void => {
    if (shared === undefined) return;
    const [[winner, most] = [0, 0n]] = [...shared.parts].sort((a, b) => compare(b[1], a[1]));
    const sum = [...shared.parts.values()].reduce((total, part) => total + part, 0n);
    loss.unitsShared++;
    loss.addressesMoved += sum - most;
    loss.addressesGained += unit - sum;
    add(shared.unit, 1, winner);
    shared = undefined;
  };
  const share = (at: number, part: bigint, asn: number): void => {
    if (shared?.unit !== at) settle();
    shared ??= { unit: at, parts: new Map() };
    shared.parts.set(asn, (shared.parts.get(asn) ?? 0n) + part);
  };

  for (const { first: given, last, asn } of source) {
    const first = given < end ? end : given;
    if (last < first) continue;
    end = last + 1n;
    let at = Number(first >> bits);
    const stop = Number(end >> bits);
    const head = first & (unit - 1n);
    const tail = end & (unit - 1n);
    if (head !== 0n || tail !== 0n) loss.fineRanges++;
    if (head !== 0n) {
      share(at, at === stop ? end - first : unit - head, asn);
      at++;
    }
    if (stop > at) {
      settle();
      add(at, stop - at, asn);
    }
    if (tail !== 0n && (head === 0n || stop >= at)) share(stop, tail, asn);
  }
  settle();
  return { ranges, loss };
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
