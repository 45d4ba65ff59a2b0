/**
 * Remembers what a pure function gave for a text; forgets everything whenever `most` texts are known,
 * so that hostile input costs time but never more memory than that.
 */
export function createMemo<T>(make: (text: string) => T, most = 4096): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
