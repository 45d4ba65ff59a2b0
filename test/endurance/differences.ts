/** What differs between two values of JSON, a line each: where, as it should be, as it is. */
export function differences(expected: unknown, actual: unknown, path = ""): string[] {
  if (JSON.stringify(expected) === JSON.stringify(actual)) return [];
  if (!isObject(expected) || !isObject(actual)) {
    return [`${path}: ${say(expected)}, but ${say(actual)}`];
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const gone = expected.filter((one) => !has(actual, one)).map((one) => `- ${say(one)}`);
    const added = actual.filter((one) => !has(expected, one)).map((one) => `+ ${say(one)}`);
    const all = [...gone, ...added];
    return (all.length === 0 ? ["another number of them"] : all).map((one) => `${path} ${one}`);
  }
  return [...keys].flatMap((key) => {
    return differences(expected[key], actual[key], path === "" ? key : `${path}.${key}`);
  });
}

function has(all: readonly unknown[], one: unknown): boolean {
  return all.some((other) => JSON.stringify(other) === JSON.stringify(one));
}

function say(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
