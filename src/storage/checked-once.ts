/**
 * The same check, made once of each object: a `cachedArea` gives the same one until the value changes, and whatever one visit asks
 * for would else be checked ten times over. Both are taken for unchanging.
 */
export function checkedOnce<T>(check: (stored: unknown) => T): (stored: unknown) => T {
  const known = new WeakMap<object, { readonly result: T }>();
  return (stored) => {
    if (typeof stored !== "object" || stored === null) return check(stored);
    const before = known.get(stored);
    if (before !== undefined) return before.result;
    const result = check(stored);
    known.set(stored, { result });
    return result;
  };
}
