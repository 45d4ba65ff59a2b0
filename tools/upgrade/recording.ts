/** What a build left in a profile. */
export type StorageRecording = {
  readonly browser: "chromium" | "firefox";
  /** Which build that was. */
  readonly which: string;
  /** When, ms since the epoch. */
  readonly at: number;
  /** All of `storage.local`. */
  readonly storage: Readonly<Record<string, unknown>>;
  /** The dynamic rules that stop known red sites. */
  readonly rules: readonly object[];
};

/** Where the recording of a version of the settings document lies, from the top of the checkout. */
export function recordingFile(version: number, browser: StorageRecording["browser"]): string {
  return `test/e2e/profiles/settings-${version}.${browser}.json`;
}
