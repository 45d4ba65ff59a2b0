import { locate, type JsonPlace } from "./json-places.ts";
import { readFields } from "./settings-fields.ts";
import { migrateSettings, SETTINGS_VERSION } from "./settings-migrations.ts";
import type { Settings } from "./settings-model.ts";
import type { SettingsProblem } from "./settings-problems.ts";
import { PERSONAL_KEYS } from "./settings-schema.ts";

/** Largest file that is read, bytes: the longest lists of the longest names fit twice. */
export const MOST_FILE_BYTES = 1_048_576;
/** Names of unknown settings that are told. */
const MOST_UNKNOWN = 20;
const KIND = "settings";

/** What is wrong with a file, and where. `place` is undefined where it could not be found. */
export type FileFault =
  | { readonly kind: "too-large" | "not-settings" }
  | { readonly kind: "not-json"; readonly place: JsonPlace | undefined }
  | { readonly kind: "newer"; readonly version: number }
  | {
      readonly kind: "setting";
      readonly problem: SettingsProblem;
      readonly place: JsonPlace | undefined;
    };

export type ReadFile =
  | {
      readonly ok: true;
      /** Those that the file has; others stay as they are. */
      readonly settings: Partial<Settings>;
      /** Names in it that are no settings here. */
      readonly unknown: readonly string[];
    }
  /** All of it is refused: half of a person's settings is nothing they asked for. */
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** The settings as a file: JSON that a person can read. `at` in ms since the epoch. */
export function writeSettingsFile(settings: Settings, at: number): string {
  const mine = Object.fromEntries(PERSONAL_KEYS.map((key) => [key, settings[key]]));
  const document = {
    fluxward: KIND,
    version: SETTINGS_VERSION,
    saved: new Date(at).toISOString(),
    settings: mine,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** Reads a file that anybody may have written. */
export function readSettingsFile(content: string): ReadFile {
  // Some editors begin a file with a byte order mark, which JSON does not know.
  const text = content.replace(/^\uFEFF/, "");
  // A character is at least a byte; the caller has counted the bytes.
  if (text.length > MOST_FILE_BYTES) return refuse({ kind: "too-large" });
  const parsed = parseJson(text);
  if (!parsed.ok) return refuse({ kind: "not-json", place: locate(text).fault });
  const { value } = parsed;
  if (!isRecord(value) || value["fluxward"] !== KIND || !isRecord(value["settings"])) {
    return refuse({ kind: "not-settings" });
  }
  const { version, settings } = value;
  if (typeof version !== "number" || !Number.isSafeInteger(version) || version < 1) {
    return refuse({ kind: "not-settings" });
  }
  if (version > SETTINGS_VERSION) return refuse({ kind: "newer", version });
  const migrated = migrateSettings({ ...settings, version }) ?? {};
  const read = readFields(migrated, PERSONAL_KEYS);
  if (read.problems.length > 0) {
    const places = locate(text);
    return refuse(
      ...read.problems.map((problem) => ({
        ...({ kind: "setting", problem } as const),
        place: places.of(["settings", problem.field, ...problem.path]),
      })),
    );
  }
  return {
    ok: true,
    settings: onceEach(read.settings),
    unknown: Object.keys(settings)
      .filter((name) => !(PERSONAL_KEYS as readonly string[]).includes(name))
      .slice(0, MOST_UNKNOWN),
  };
}

/** Each name of a list once, as it stands last; what says not who let a site through comes from this file. */
function onceEach(settings: Partial<Settings>): Partial<Settings> {
  const { resolvers, exceptions, markedHosts, excludedDomains } = settings;
  const sites = exceptions?.map((one) => ({ ...one, source: one.source ?? "import" }) as const);
  return {
    ...settings,
    ...(resolvers === undefined ? {} : { resolvers: [...new Set(resolvers)] }),
    ...(markedHosts === undefined ? {} : { markedHosts: [...new Set(markedHosts)] }),
    ...(excludedDomains === undefined ? {} : { excludedDomains: [...new Set(excludedDomains)] }),
    ...(sites === undefined
      ? {}
      : { exceptions: [...new Map(sites.map((one) => [one.host, one])).values()] }),
  };
}

function refuse(...faults: readonly FileFault[]): ReadFile {
  return { ok: false, faults };
}

function parseJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
