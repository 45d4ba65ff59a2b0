import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  launchManagedChromium,
  type ManagedChromium,
} from "../../../lab/browsers/managed-chromium.ts";
import { until } from "../../../lab/browsers/until.ts";
import { there } from "../harness/firefox-pages.ts";
import { describeManaged, NEWER_VERSION, useOrganisation } from "../harness/managed-suite.ts";

/** Cases build on each other: one browser, from its first start on. */
describeManaged("chromium", "Chromium, set up by an organisation's policy", () => {
  const organisation = useOrganisation(["ten-homes", "plain"], (lab) => ({
    resolvers: lab.resolvers.map(({ url }) => url),
    consentGiven: true,
    lockSettings: true,
    organisationName: "Example & Sons",
  }));
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

  /** Asked in one of the extension's own pages. */
  const inOwn = (expression: string): Promise<unknown> =>
    there(managed).run.observer.page.evaluate(expression);

  test("Fluxward is there, from the server, and the person cannot take it out", async () => {
    const { server } = organisation;
    expect(server.asked()).toEqual(["update.xml", expect.stringMatching(/^fluxward-.*\.crx$/)]);
    const self = await inOwn("chrome.management.getSelf()");
    expect(self).toMatchObject({ installType: "admin", mayDisable: false, enabled: true });
  });

  test("a newer version takes over as soon as none of our pages is open", async () => {
    const { run } = there(managed);
    await organisation.offerNewerVersion();
    const check = await inOwn("chrome.runtime.requestUpdateCheck()");
    expect(check).toEqual({ status: "update_available", version: NEWER_VERSION });
    await until("the alarm is set", async () => {
      return (await inOwn("chrome.alarms.get('update')")) !== undefined;
    });
    // Told by the browser itself: a page of ours would keep the version that is there.
    const extensions = await run.context.newPage();
    await extensions.goto("chrome://extensions/");
    const version = async (): Promise<string> => {
      const call = `chrome.developerPrivate.getExtensionInfo("${organisation.key.id}")`;
      return (await extensions.evaluate<{ version: string }>(call)).version;
    };
    expect(await version()).not.toBe(NEWER_VERSION);
    for (const page of run.context.pages()) {
      if (page.url().startsWith(run.extensionUrl(""))) await page.close();
    }
    await until("the newer version is there", async () => (await version()) === NEWER_VERSION);
    await extensions.close();
  });
});
