import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SETTINGS_VERSION } from "../../src/storage/settings-migrations.ts";
import { recordingFile, type StorageRecording } from "../../tools/upgrade/recording.ts";

const VERSIONS = Array.from({ length: SETTINGS_VERSION }, (_, index) => index + 1);

it.each(VERSIONS)("there is a profile of settings of version %d to upgrade from", (version) => {
  for (const browser of ["chromium", "firefox"] as const) {
    const file = recordingFile(version, browser);
    expect(existsSync(file), `${file}: see tools/record-storage.ts`).toBe(true);
    const { storage } = JSON.parse(readFileSync(file, "utf8")) as StorageRecording;
    expect(storage["settings"]).toMatchObject({ version });
  }
});
