import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openChromium } from "../../../lab/browsers/open-chromium.ts";
import { extensionId } from "../../../lab/browsers/extension-id.ts";
import { launchFirefox } from "../../../lab/browsers/firefox.ts";
import { comes, until } from "../../../lab/browsers/until.ts";
import manifest from "../../../manifest.json" with { type: "json" };
import { SETTINGS_VERSION } from "../../../src/storage/settings-migrations.ts";
import { recordingFile, type StorageRecording } from "../../../tools/upgrade/recording.ts";

/** All versions of the settings document that some build has written. */
export const VERSIONS: readonly number[] = Array.from(
  { length: SETTINGS_VERSION },
  (_, at) => at + 1,
);

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** How long a page may take to load before it is asked for again, ms. */
const LOADING_MS = 2_000;
const DAY_MS = 86_400_000;
/** Times and days that are counted from the recording on; nothing else in it is as large, or stands in such documents. */
const TIME = /\b1[7-9]\d{11}\b/g;
const DAY = /\b2\d{4}\b/g;
const HAS_DAYS = /^memory(?:\.(?:odd|homes|clear\.\d+))?$/;

/** A recording as if it had been made today: what is old is rightly forgotten. */
export function readRecording(
  version: number,
  browser: StorageRecording["browser"],
): StorageRecording {
  const text = readFileSync(join(ROOT, recordingFile(version, browser)), "utf8");
  const { at } = JSON.parse(text) as StorageRecording;
  const days = Math.floor((Date.now() - at) / DAY_MS);
  const recorded = JSON.parse(
    text.replace(TIME, (time) => String(Number(time) + days * DAY_MS)),
  ) as StorageRecording;
  const today = Math.floor(at / DAY_MS);
  const storage = Object.entries(recorded.storage).map(([key, value]) => {
    const later = (day: string): string =>
      Math.abs(Number(day) - today) <= 1 ? String(Number(day) + days) : day;
    const shifted = (): unknown => JSON.parse(JSON.stringify(value).replace(DAY, later));
    return [key, HAS_DAYS.test(key) ? shifted() : value] as const;
  });
  return { ...recorded, storage: Object.fromEntries(storage) };
}

/** An extension that is ours by its id, older than any of ours, and does nothing by itself. */
function writeEmptyExtension(folder: string): void {
  const { key, permissions, host_permissions, browser_specific_settings } = manifest;
  mkdirSync(folder);
  const ours = { key, permissions, host_permissions, browser_specific_settings };
  const { web_accessible_resources, incognito } = manifest;
  writeFileSync(
    join(folder, "manifest.json"),
    JSON.stringify({
      ...{ manifest_version: 3, name: "Fluxward", version: "0.0.1" },
      ...ours,
      ...{ web_accessible_resources, incognito },
    }),
  );
}

/** In one of the extension's pages: keeps what was recorded. */
const KEEP = `chrome.storage.local.set(recording.storage).then(() =>
  chrome.declarativeNetRequest.updateDynamicRules({ addRules: recording.rules })).then(() => true)`;

/** Leaves a person's profile in `folder` as an earlier build did. */
export async function makeChromiumProfile(
  folder: string,
  recording: StorageRecording,
): Promise<void> {
  const empty = join(folder, "empty");
  writeEmptyExtension(empty);
  const { context, close } = await openChromium({ extension: empty, folder });
  try {
    const page = await context.newPage();
    const id = extensionId(Buffer.from(manifest.key, "base64"));
    await until("the earlier extension is there", async () => {
      await page.goto(`chrome-extension://${id}/manifest.json`).catch(() => undefined);
      return page.evaluate("typeof chrome?.storage === 'object'");
    });
    await page.evaluate(
      `(() => { const recording = ${JSON.stringify(recording)}; return ${KEEP}; })()`,
    );
  } finally {
    await close();
  }
  for (const name of ["empty", "extension"]) rmSync(join(folder, name), { recursive: true });
}

export async function makeFirefoxProfile(
  folder: string,
  recording: StorageRecording,
): Promise<void> {
  const empty = join(folder, "empty");
  writeEmptyExtension(empty);
  const run = await launchFirefox({ extension: empty, folder, leavesFirstRun: true });
  try {
    await run.newTab();
    await until("the earlier extension is there", async () => {
      await run.open(run.extensionUrl("manifest.json"));
      return comes(
        async () => (await run.evaluate("return typeof browser")) === "object",
        LOADING_MS,
      );
    });
    const done = await run.marionette.command("WebDriver:ExecuteAsyncScript", {
      script: `const [recording, done] = arguments; const chrome = browser;
        ${KEEP}.then(done, (error) => done(String(error)));`,
      args: [recording],
    });
    if (done !== true) throw new Error(`The earlier data could not be kept: ${String(done)}`);
  } finally {
    await run.close();
  }
}
