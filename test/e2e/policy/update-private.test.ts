import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  launchManagedChromium,
  type ManagedChromium,
} from "../../../lab/browsers/managed-chromium.ts";
import { pause, until } from "../../../lab/browsers/until.ts";
import { openExtensionSwitch } from "../harness/extension-switch.ts";
import { there } from "../harness/firefox-pages.ts";
import { describeManaged, NEWER_VERSION, useOrganisation } from "../harness/managed-suite.ts";
import { mildSettings } from "./organisation-settings.ts";

describeManaged("chromium", "an update while a private window shows a page of Fluxward's", () => {
  const organisation = useOrganisation(["plain"], mildSettings);
  let managed: ManagedChromium | undefined;

  beforeAll(async () => {
    const { kit, key, folder, lab } = organisation;
    managed = await launchManagedChromium({
      policy: kit.chromiumPolicy,
      id: key.id,
      folder: join(folder, "chromium"),
      keyPin: lab.certificates.keyPin,
    });
  });
  afterAll(async () => {
    await managed?.run.close();
  });

  test("waits until that page is closed", async () => {
    const { run } = there(managed);
    const extension = await openExtensionSwitch(run);
    await extension.allowPrivate();
    const ordinary = await extension.openOwnPage();
    const opening = run.context.waitForEvent("page");
    const url = run.extensionUrl("manifest.json");
    await ordinary.evaluate(`chrome.windows.create({ incognito: true, url: "${url}" })`);
    const own = await opening;
    await until("the private window is there", () =>
      own.evaluate("chrome.extension.inIncognitoContext"),
    );
    await organisation.offerNewerVersion();
    const extensions = await run.context.newPage();
    await extensions.goto("chrome://extensions/");
    const version = async (): Promise<string> => {
      const call = `chrome.developerPrivate.getExtensionInfo("${organisation.key.id}")`;
      return (await extensions.evaluate<{ version: string }>(call)).version;
    };
    const first = await version();
    const check = await ordinary.evaluate("chrome.runtime.requestUpdateCheck()");
    expect(check).toEqual({ status: "update_available", version: NEWER_VERSION });
    for (const page of run.context.pages()) {
      if (page !== own && page.url().startsWith(run.extensionUrl(""))) await page.close();
    }
    // The last of them is closed: that one is left in a private window is found out by asking.
    await pause(5_000);
    expect(await version()).toBe(first);
    expect(own.isClosed()).toBe(false);
    await own.close();
    // Asked again by an alarm, once a minute.
    await until(
      "the newer version is there",
      async () => (await version()) === NEWER_VERSION,
      100_000,
    );
  }, 180_000);
});
