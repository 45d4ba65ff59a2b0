import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inBrowser } from "../../../lab/browsers/firefox-internals.ts";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { launchManagedFirefox } from "../../../lab/browsers/managed-firefox.ts";
import { until } from "../../../lab/browsers/until.ts";
import { asExtension, closeOthers, openOwn } from "../harness/firefox-own.ts";
import { there } from "../harness/firefox-pages.ts";
import { FIREFOX_BUILD } from "../harness/lab-suite.ts";
import { describeManaged, NEWER_VERSION, useOrganisation } from "../harness/managed-suite.ts";

/** Cases build on each other: one person's browser, from its first start on. */
describeManaged("firefox", "Firefox, set up by an organisation's policy", () => {
  const organisation = useOrganisation(["ten-homes", "plain"], (lab) => ({
    resolvers: lab.resolvers.map(({ url }) => url),
    consentGiven: true,
    lockSettings: true,
    organisationName: "Example & Sons",
  }));
  let run: FirefoxRun | undefined;
  let own = "";

  beforeAll(async () => {
    const { kit, folder } = organisation;
    run = await launchManagedFirefox({
      policy: JSON.parse(readFileSync(kit.firefoxPolicy, "utf8")) as object,
      extension: FIREFOX_BUILD,
      folder: join(folder, "firefox"),
    });
    own = await openOwn(run);
  });
  afterAll(async () => {
    await run?.close();
  });

  const inOwn = (call: string): Promise<unknown> =>
    asExtension({ run: there(run), own }, `const [done] = arguments; ${call}.then(done, done);`);

  test("Fluxward is there, from the server, and the person cannot take it out", async () => {
    expect(organisation.server.asked()).toEqual([expect.stringMatching(/^fluxward-.*\.xpi$/)]);
    const self = await inOwn("browser.management.getSelf()");
    expect(self).toMatchObject({ installType: "admin", mayDisable: false, enabled: true });
  });

  test("a newer version takes over as soon as none of our pages is open", async () => {
    const firefox = there(run);
    await organisation.offerNewerVersion();
    await closeOthers({ run: firefox, own });
    await inBrowser(firefox, CHECK_FOR_UPDATES);
    await until("the alarm is set", async () => {
      return ((await inOwn("browser.alarms.get('update')")) ?? undefined) !== undefined;
    });
    expect(await inBrowser(firefox, VERSION)).not.toBe(NEWER_VERSION);
    const empty = await firefox.newTab();
    await firefox.focus(own);
    await firefox.marionette.command("WebDriver:CloseWindow");
    await firefox.focus(empty);
    await until("the newer version is there", async () => {
      return (await inBrowser(firefox, VERSION)) === NEWER_VERSION;
    });
  });
});

const ADD_ONS = `const [done] = arguments;
  const { AddonManager, AddonManagerPrivate } = ChromeUtils.importESModule(
    "resource://gre/modules/AddonManager.sys.mjs");`;

/** As Firefox does by itself once a day. */
const CHECK_FOR_UPDATES = `${ADD_ONS}
  AddonManagerPrivate.backgroundUpdateCheck().then(() => done(), (error) => done(String(error)));`;

const VERSION = `${ADD_ONS}
  AddonManager.getAddonByID("fluxward@fluxward.org").then(({ version }) => done(version));`;
