import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inBrowser } from "../../../lab/browsers/firefox-internals.ts";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { launchManagedFirefox } from "../../../lab/browsers/managed-firefox.ts";
import type { Lab } from "../../../lab/server/start-lab.ts";
import { until } from "../../../lab/browsers/until.ts";
import { OPTIONS_PAGE, WELCOME_PAGE } from "../../../src/messages/pages.ts";
import { firefoxPolicy, type PolicySettings } from "../../../tools/package/policy-files.ts";
import { firefoxSamples } from "../../tools/policy-forms/samples.ts";
import { asExtension, askExtension, closeOthers, openOwn } from "../harness/firefox-own.ts";
import { there } from "../harness/firefox-pages.ts";
import { openPage, untilWarned } from "../harness/firefox-warned.ts";
import { FIREFOX_BUILD, hostOf } from "../harness/lab-suite.ts";
import { describeManaged, NEWER_VERSION, useOrganisation } from "../harness/managed-suite.ts";
import { questions } from "../harness/questions.ts";
import {
  everySetting,
  expectInForce,
  mildSettings,
  ORGANISATION,
  strictSettings,
  SUPPORT_TEXT,
  SUPPORT_URL,
} from "./organisation-settings.ts";

const HONEST = hostOf("plain");
const FLUXED = hostOf("ten-homes");

/** Cases build on each other: one person's browser, from its first start on. */
describeManaged("firefox", "Firefox, set up by an organisation's policy", () => {
  const organisation = useOrganisation(["ten-homes", "plain"], strictSettings);
  let run: FirefoxRun | undefined;
  let own = "";

  async function launch(policy: object): Promise<void> {
    const folder = join(organisation.folder, "firefox");
    run = await launchManagedFirefox({ policy, extension: FIREFOX_BUILD, folder });
    own = await openOwn(run);
  }

  beforeAll(async () => {
    await launch(JSON.parse(readFileSync(organisation.kit.firefoxPolicy, "utf8")) as object);
  });
  afterAll(async () => {
    await run?.close();
  });

  /** The kit's policy with other settings; what it installs is there by then. */
  const policyOf = (settings: PolicySettings): object =>
    firefoxPolicy(
      "fluxward@fluxward.org",
      `${organisation.server.url}fluxward.xpi`,
      settings,
      true,
    );
  const at = () => ({ run: there(run), own });
  const inOwn = (call: string): Promise<unknown> =>
    asExtension(at(), `const [done] = arguments; ${call}.then(done, done);`);

  /** What the warning page in the current tab shows, with its details, and how many ways on it has. */
  async function warningShown(): Promise<{ text: string; ways: number }> {
    const firefox = there(run);
    await until("the details are there", async () => {
      await firefox.evaluate(
        'document.querySelector("button[aria-controls=details][aria-expanded=false]")?.click()',
      );
      return (await firefox.evaluate('return !!document.querySelector("#details")')) === true;
    });
    return (await firefox.evaluate(`return {
      text: document.querySelector("section.support")?.innerText ?? "",
      ways: document.querySelectorAll("button.go-on").length,
    }`)) as { text: string; ways: number };
  }

  test("Fluxward is there, from the server, and the person cannot take it out", async () => {
    expect(organisation.server.asked()).toEqual([expect.stringMatching(/^fluxward-.*\.xpi$/)]);
    const self = await inOwn("browser.management.getSelf()");
    expect(self).toMatchObject({ installType: "admin", mayDisable: false, enabled: true });
    const settings = await askExtension(at(), "getSettings", {});
    expect(settings).toMatchObject({ organisationName: ORGANISATION });
  });

  test("nobody is asked but the resolvers of the policy, and the person nothing", async () => {
    const { lab } = organisation;
    const firefox = there(run);
    await firefox.newTab();
    await firefox.open(`https://${HONEST}/`);
    await until("the page is looked at", () => questions(lab).length > 0);
    const names = lab.resolvers.map(({ name }) => name);
    for (const line of questions(lab)) expect(names, line).toContain(line.split(": ")[0]);
    for (const tab of await firefox.tabs()) {
      await firefox.focus(tab);
      expect(await firefox.url()).not.toBe(firefox.extensionUrl(WELCOME_PAGE));
    }
  });

  test("what it has set is locked, for messages that go past the page too", async () => {
    const change = { settings: { sensitivity: "relaxed" } } as const;
    await askExtension(at(), "saveSettings", change).catch(() => undefined);
    const settings = await askExtension(at(), "getSettings", {});
    expect(settings.sensitivity).toBe("careful");
    expect(settings.locked).toContain("sensitivity");
  });

  test("the settings page says who has set what, and what was wrong in it", async () => {
    const firefox = there(run);
    await firefox.newTab();
    await openPage(firefox, firefox.extensionUrl(OPTIONS_PAGE));
    const textOf = async (selector: string): Promise<readonly string[]> =>
      (await firefox.evaluate(
        "return [...document.querySelectorAll(arguments[0])].map((found) => found.innerText)",
        [selector],
      )) as readonly string[];
    await until("the settings are there", async () => {
      return (await textOf("#locked-sensitivity")).join().includes(ORGANISATION);
    });
    expect(
      await firefox.evaluate(
        "return document.querySelector('[aria-describedby~=locked-sensitivity]').matches(':disabled')",
      ),
    ).toBe(true);
    // Firefox hands everything on as it was written, unknown names too.
    const problems = await textOf(".policy-problems li");
    expect(problems).toHaveLength(3);
    const order = /excludedDomains[^]*no domain[^]*keepDays[^]*100000[^]*blokDomains/;
    expect(problems.join("\n")).toMatch(order);
    const settings = await askExtension(at(), "getSettings", {});
    expect(settings.excludedDomains).toEqual(["intranet.example"]);
  });

  test("a fluxed site is blocked: who helps is said, and there is no way on", async () => {
    const firefox = there(run);
    await closeOthers(at());
    await firefox.newTab();
    await firefox.open(`https://${FLUXED}/`);
    await untilWarned(firefox, FLUXED);
    const { text, ways } = await warningShown();
    for (const part of [ORGANISATION, SUPPORT_TEXT, SUPPORT_URL]) expect(text).toContain(part);
    expect(ways).toBe(0);
  });

  test("a changed policy holds after a restart", async () => {
    await there(run).close();
    await launch(policyOf(mildSettings(organisation.lab)));
    expect((await askExtension(at(), "getSettings", {})).locked).not.toContain("sensitivity");
    const firefox = there(run);
    await firefox.newTab();
    await openPage(firefox, `https://${HONEST}/`);
    await firefox.open(`https://${FLUXED}/`);
    await untilWarned(firefox, FLUXED);
    const { text, ways } = await warningShown();
    expect(text).toContain("Ask your team first.");
    expect(ways).toBeGreaterThan(0);
  });

  test.each<[string, (lab: Lab) => PolicySettings]>([
    ["every key", everySetting],
    ...Object.entries(firefoxSamples()).map(([name, policy]): [string, () => PolicySettings] => [
      `the sample for administrators (${name})`,
      () => policy,
    ]),
  ])("%s arrives as it was written, and holds", async (_, settingsFor) => {
    await there(run).close();
    const policy = settingsFor(organisation.lab);
    await launch(policyOf(policy));
    expect(await inOwn("browser.storage.managed.get(null)")).toEqual(policy);
    expectInForce(await askExtension(at(), "getSettings", {}), policy);
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
