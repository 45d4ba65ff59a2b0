type Raw = Readonly<Record<string, unknown>>;

/**
 * Steps from one version of the settings document to the next, oldest first. Append only: a step
 * that has shipped never changes. A step is total, since what it reads may be damaged.
 */
const MIGRATIONS: readonly ((old: Raw) => Raw)[] = [
  // 2: sites that are let through know who did that; until then only the warning page could.
  (old) =>
    Array.isArray(old["exceptions"])
      ? { ...old, exceptions: old["exceptions"].map(fromWarning) }
      : old,
  // 3: the first-run page. Whoever had chosen anything before there was one had it in use.
  (old) => ("setUp" in old ? old : { ...old, setUp: true }),
];

function fromWarning(exception: unknown): unknown {
  return typeof exception === "object" && exception !== null && !Array.isArray(exception)
    ? { source: "warning", ...exception }
    : exception;
}

/** Version of the document as it is written now: 1 plus the number of migrations. */
export const SETTINGS_VERSION = 1 + MIGRATIONS.length;

/** Whether a later release wrote a document: what this one does not know of it is lost when it is written anew. */
export function isOfLaterRelease(document: unknown): boolean {
  if (typeof document !== "object" || document === null || !("version" in document)) return false;
  return typeof document.version === "number" && document.version > SETTINGS_VERSION;
}

/**
 * Brings a stored document to the present version; undefined where it is no document. One of a
 * newer version, left by a later release, is not migrated: its fields are read as far as they fit.
 */
export function migrateSettings(document: unknown): Raw | undefined {
  if (typeof document !== "object" || document === null || Array.isArray(document))
    return undefined;
  const raw = document as Raw;
  const version = raw["version"];
  // Every release has written one: without it nobody knows what a field that is missing would mean.
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return undefined;
  return MIGRATIONS.slice(version - 1).reduce((old, step) => step(old), raw);
}
