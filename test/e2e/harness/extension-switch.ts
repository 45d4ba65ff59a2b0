import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { ChromiumRun } from "../../../lab/browsers/chromium.ts";
import { until } from "../../../lab/browsers/until.ts";

/** What a person can do with the extension on the browser's own page for that. */
export type ExtensionSwitch = {
  readonly switchOn: () => Promise<void>;
  readonly switchOff: () => Promise<void>;
  /** Brings a newer version in its place, as a store does. */
  readonly update: () => Promise<void>;
  /** Lets it into private windows. */
  readonly allowPrivate: () => Promise<void>;
  /** A page of the extension's that is open now; whatever was open before it was switched off is gone. */
  readonly openOwnPage: () => Promise<Page>;
};

export async function openExtensionSwitch(run: ChromiumRun): Promise<ExtensionSwitch> {
  const page = await run.context.newPage();
  await page.goto("chrome://extensions/");
  const id = new URL(run.extensionUrl("")).host;
  const tell = (call: string): Promise<unknown> => page.evaluate(call);
  // Without it the browser loads nothing once more that does not come from a store.
  await tell("chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })");
  type Info = { readonly state: string; readonly path: string; readonly version: string };
  const info = (): Promise<Info> =>
    page.evaluate(`chrome.developerPrivate.getExtensionInfo("${id}")`);
  const untilOn = (): Promise<void> =>
    until("the extension is on", async () => (await info()).state === "ENABLED");
  return {
    switchOn: async () => {
      await tell(`chrome.management.setEnabled("${id}", true)`);
      await untilOn();
    },
    switchOff: async () => {
      await tell(`chrome.management.setEnabled("${id}", false)`);
    },
    update: async () => {
      const { path } = await info();
      const file = join(path, "manifest.json");
      const manifest = JSON.parse(readFileSync(file, "utf8")) as object;
      const version = "999.0.0";
      writeFileSync(file, JSON.stringify({ ...manifest, version }));
      await tell(`chrome.developerPrivate.reload("${id}", { failQuietly: true })`);
      await until("the new version is there", async () => (await info()).version === version);
      await untilOn();
    },
    allowPrivate: async () => {
      await tell(`chrome.developerPrivate.updateExtensionConfiguration({
        extensionId: "${id}", incognitoAccess: true })`);
      await untilOn();
    },
    openOwnPage: async () => {
      const own = await run.context.newPage();
      await until("the extension's own page opens", async () => {
        await own.goto(run.extensionUrl("manifest.json"));
        return own.evaluate(`"scripting" in chrome`);
      });
      return own;
    },
  };
}
