/**
 * Made when it is first asked for, and only then. For what takes the browser milliseconds to make (`Intl`), while a background
 * worker has to be there at once and seldom needs all.
 */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
