import { changesBetween } from "../storage/settings-changes.ts";
import {
  MOST_FILE_BYTES,
  readSettingsFile,
  type FileFault,
  type ReadFile,
} from "../storage/settings-file.ts";
import type { SettingKey, Settings } from "../storage/settings-model.ts";
import { DEFAULT_SETTINGS, PERSONAL_KEYS, specOf } from "../storage/settings-schema.ts";
import type { ChosenFile, TransferState } from "./options-state.ts";

type Wanted = {
  /** Where they come from; undefined: from nowhere, it is a reset. */
  readonly file: string | undefined;
  readonly wanted: Partial<Settings>;
  readonly unknown: readonly string[];
};

/** What would change, without what an organisation has set. */
export function previewOf(
  settings: Settings,
  locked: ReadonlySet<SettingKey>,
  { file, wanted, unknown }: Wanted,
): TransferState {
  const changes = changesBetween(settings, wanted);
  const isFree = ({ key }: { readonly key: SettingKey }): boolean => !locked.has(key);
  const free = changes.filter(isFree);
  return {
    ...{ state: "preview", file, unknown },
    next: Object.fromEntries(free.map(({ key }) => [key, wanted[key]])),
    changes: free,
    locked: changes.flatMap((change) => (isFree(change) ? [] : [change.key])),
  };
}

/** What a reset sets: everything but the lists of sites, which are a person's own work. */
export function firstOnes(first: Settings = DEFAULT_SETTINGS): Partial<Settings> {
  const keys = PERSONAL_KEYS.filter((key) => specOf(key).section !== "sites");
  return Object.fromEntries(keys.map((key) => [key, first[key]]));
}

type ReadChosen =
  | Extract<ReadFile, { ok: true }>
  | { readonly ok: false; readonly faults: readonly FileFault[] | { readonly unreadable: string } };

/** Reads a file that a person chose. Nothing of one that is too large is read at all. */
export async function readChosenFile(file: ChosenFile): Promise<ReadChosen> {
  if (file.size > MOST_FILE_BYTES) return { ok: false, faults: [{ kind: "too-large" }] };
  try {
    return readSettingsFile(await file.text());
  } catch (thrown: unknown) {
    const unreadable = thrown instanceof Error ? thrown.message : String(thrown);
    return { ok: false, faults: { unreadable } };
  }
}
