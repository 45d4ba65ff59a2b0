/**
 * Remembers what a pure function gave for the texts that it was last asked about, `most` of them at most, so that hostile
 * input and long days cost time but never more memory than that. Half of them go at once: those of the longest ago.
 */
export function createMemo<T>(make: (text: string) => T, most = 1024): (text: string) => T {
  let latest = new Map<string, T>();
  let before = new Map<string, T>();
  return (text) => {
    const found = latest.get(text);
    if (found !== undefined || latest.has(text)) return found as T;
    const value = before.has(text) ? (before.get(text) as T) : make(text);
    if (latest.size >= most / 2) {
      before = latest;
      latest = new Map();
    }
    latest.set(text, value);
    return value;
  };
}
