import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  launchManagedChromium,
  type ManagedChromium,
} from "../../../lab/browsers/managed-chromium.ts";
import type { Lab } from "../../../lab/server/start-lab.ts";
import { until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { OPTIONS_PAGE, WELCOME_PAGE } from "../../../src/messages/pages.ts";
import type { PolicySettings } from "../../../tools/package/policy-files.ts";
import { chromiumSamples } from "../../tools/policy-forms/samples.ts";
import { there } from "../harness/firefox-pages.ts";
import { hostOf } from "../harness/lab-suite.ts";
import { describeManaged, NEWER_VERSION, useOrganisation } from "../harness/managed-suite.ts";
import { questions } from "../harness/questions.ts";
import { untilWarned } from "../harness/warned-page.ts";
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
describeManaged("chromium", "Chromium, set up by an organisation's policy", () => {
  const organisation = useOrganisation(["ten-homes", "plain"], strictSettings);
  let managed: ManagedChromium | undefined;
  /** What had been asked when it was last not yet known what the organisation wants. */
  let askedBefore: readonly string[] | undefined;

  beforeAll(async () => {
    const { kit, key, folder, lab } = organisation;
    managed = await launchManagedChromium({
      policy: kit.chromiumPolicy,
      id: key.id,
      folder: join(folder, "chromium"),
      keyPin: lab.certificates.keyPin,
    });
    const { run } = managed;
    const { page } = await run.newTab();
    await page.goto(`https://${HONEST}/`);
    await until("the policy is known", async () => {
      const asked = questions(lab);
      const { setUp } = await run.ask("getSettings", {});
      if (!setUp) askedBefore = asked;
      return setUp;
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
    const { run } = there(managed);
    expect(await run.ask("getSettings", {})).toMatchObject({ organisationName: ORGANISATION });
  });

  test("nobody was asked anything before the policy was there, then its resolvers were", async () => {
    const { lab } = organisation;
    const { run } = there(managed);
    // Chromium hands a policy over seconds after the first start, and a page was open meanwhile.
    expect(askedBefore).toEqual([]);
    expect(await run.observer.tabUrls()).not.toContain(run.extensionUrl(WELCOME_PAGE));
    const own = lab.resolvers.map(({ name }) => name);
    await until("the open page is looked at", () => questions(lab).length > 0);
    for (const line of questions(lab)) expect(own, line).toContain(line.split(": ")[0]);
  });

  test("what it has set is locked, for messages that go past the page too", async () => {
    const { run } = there(managed);
    await run.ask("saveSettings", { settings: { sensitivity: "relaxed" } }).catch(() => undefined);
    const settings = await run.ask("getSettings", {});
    expect(settings.sensitivity).toBe("careful");
    expect(settings.locked).toContain("sensitivity");
  });

  test("the settings page says who has set what, and what was wrong in it", async () => {
    const { run } = there(managed);
    const page = await run.context.newPage();
    await page.goto(run.extensionUrl(OPTIONS_PAGE));
    const note = page.locator("#locked-sensitivity");
    await note.waitFor();
    expect(await note.innerText()).toContain(ORGANISATION);
    // A group of buttons, so it has to be asked by its state.
    const choice = page.locator("[aria-describedby~=locked-sensitivity]:disabled");
    expect(await choice.count()).toBe(1);
    const problems = await page.locator(".policy-problems li").allInnerTexts();
    // Unknown names are dropped by Chromium itself.
    expect(problems).toHaveLength(2);
    expect(problems.join("\n")).toMatch(/excludedDomains[^]*no domain[^]*keepDays[^]*100000/);
    // Of a list only the wrong item is lost.
    const settings = await run.ask("getSettings", {});
    expect(settings.excludedDomains).toEqual(["intranet.example"]);
    await page.close();
  });

  test("a fluxed site is blocked: who helps is said, and there is no way on", async () => {
    const { run } = there(managed);
    const { page, report } = await visitSite(run, `https://${FLUXED}/`);
    expect(report.verdict.level).toBe("flux");
    await untilWarned(page, FLUXED);
    const support = await page.locator("section.support").innerText();
    for (const text of [ORGANISATION, SUPPORT_TEXT, SUPPORT_URL]) expect(support).toContain(text);
    const details = page.locator("button[aria-controls=details]");
    if ((await details.getAttribute("aria-expanded")) === "false") await details.click();
    await page.locator("#details").waitFor();
    expect(await page.locator("button.go-on").count()).toBe(0);
    const blockId = new URL(page.url()).searchParams.get("block");
    const message = { method: "proceed", args: { blockId, scope: "hour" } };
    await page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
    await page.goto(`https://${FLUXED}/`).catch(() => undefined);
    await untilWarned(page, FLUXED);
    await page.close();
  });

  test("a changed policy holds at once, on a settings page that is open too", async () => {
    const { run, setSettings } = there(managed);
    const page = await run.context.newPage();
    await page.goto(run.extensionUrl(OPTIONS_PAGE));
    const note = page.locator("#locked-sensitivity");
    await note.waitFor();
    setSettings(mildSettings(organisation.lab));
    await note.waitFor({ state: "detached" });
    expect((await run.ask("getSettings", {})).locked).not.toContain("sensitivity");
    await page.close();
    const warned = await visitSite(run, `https://${FLUXED}/`);
    await untilWarned(warned.page, FLUXED);
    await warned.page.locator("section.support").filter({ hasText: "Ask your team" }).waitFor();
    const details = warned.page.locator("button[aria-controls=details]");
    if ((await details.getAttribute("aria-expanded")) === "false") await details.click();
    await warned.page.locator("button.go-on").first().waitFor();
    await warned.page.close();
  });

  test.each<[string, (lab: Lab) => PolicySettings]>([
    ["every key", everySetting],
    ...Object.entries(chromiumSamples()).map(([name, policy]): [string, () => PolicySettings] => [
      `the sample for administrators (${name})`,
      () => policy,
    ]),
  ])("%s arrives as it was written, and holds", async (_, settingsFor) => {
    const { run, setSettings } = there(managed);
    const policy = settingsFor(organisation.lab);
    // The samples are alike, so that each must come after something else.
    for (const settings of [mildSettings(organisation.lab), policy]) {
      setSettings(settings);
      await until("the change has arrived", async () => {
        const { organisationName } = await run.ask("getSettings", {});
        return organisationName === settings["organisationName"];
      });
    }
    // Chromium drops what its schema does not know, or knows as another type.
    expect(await inOwn("chrome.storage.managed.get(null)")).toEqual(policy);
    expectInForce(await run.ask("getSettings", {}), policy);
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
