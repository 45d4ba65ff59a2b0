/**
 * Gives numbered parts, made when they are first needed. At most `most` are kept, those needed last: a part is the same whenever
 * it is made, so that forgetting costs time alone.
 */
export function createLatestParts<T>(
  make: (number: number) => T,
  most: number,
): (number: number) => T {
  /** In the order of their use. */
  const kept = new Map<number, T>();
  let latest: { readonly number: number; readonly part: T } | undefined;
  return (number) => {
    // Most look-ups follow another of the same part.
    if (latest?.number === number) return latest.part;
    const part = kept.get(number) ?? make(number);
    kept.delete(number);
    kept.set(number, part);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    latest = { number, part };
    return part;
  };
}
