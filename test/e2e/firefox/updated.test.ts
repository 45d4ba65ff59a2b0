import { expect, test } from "vitest";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { inBrowser } from "../../../lab/browsers/firefox-internals.ts";
import { until } from "../../../lab/browsers/until.ts";
import { isHeld, press, untilPanels } from "../harness/firefox-held.ts";
import { askExtension, newestTabId, openOwn } from "../harness/firefox-own.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { openPage } from "../harness/firefox-warned.ts";
import { describeInside, FIREFOX_BUILD, hostOf } from "../harness/lab-suite.ts";

const ODD = hostOf("certain-amber");
const VALUE = 'return document.querySelector("#password")?.value';

describeInside("pages in Firefox that are open while the extension comes and goes", () => {
  const suite = useFirefox(["certain-amber"], {
    siteKind: "login",
    // The extension's pages stay where they are known.
    preferences: { "extensions.webextensions.keepUuidOnUninstall": true },
  });

  async function typePassword(text: string): Promise<void> {
    await suite.run.evaluate('document.querySelector("#password").focus()');
    await press(suite.run, ...text);
  }
  /** As a person who opens the file: over the version that is there, or anew. */
  const install = (): Promise<unknown> =>
    suite.run.marionette.command("Addon:Install", {
      path: FIREFOX_BUILD,
      temporary: true,
    });

  test("are held by a new version, let go with the extension, and held again once it is back", async () => {
    const { run, lab } = suite;
    const page = await run.newTab();
    const tabId = await newestTabId(suite);
    await openPage(run, `https://${ODD}/`);
    await until("the page is held", () => isHeld(suite, tabId));
    await typePassword("old");
    await untilPanels(run, 1);
    expect(await run.evaluate(VALUE)).toBe("");

    // An update: the scripts of the version before are orphans.
    await install();
    let at = { run, own: await openOwn(run) };
    await run.focus(page);
    await until("the page is held by the new version", () => isHeld(at, tabId));
    await typePassword("new");
    await untilPanels(run, 1);
    expect(await run.evaluate(VALUE)).toBe("");

    // Switched off, and on again.
    await switchTo(run, "off");
    await closeByButton(run);
    await typePassword("free");
    expect(await run.evaluate(VALUE)).toBe("free");
    await run.evaluate('document.querySelector("#password").value = ""');
    await until("the site has what was typed", () => lab.sites.stolen(ODD).length === 4);
    lab.sites.clear();
    await switchTo(run, "on");
    at = { run, own: await openOwn(run) };
    await run.focus(page);
    await until("the page is held once it is on again", () => isHeld(at, tabId));
    await typePassword("again");
    await untilPanels(run, 1);
    expect(await run.evaluate(VALUE)).toBe("");

    // A note that nobody closed meanwhile goes when it is on again.
    await run.evaluate("window.note = document.documentElement.lastElementChild");
    await switchTo(run, "off");
    expect(await run.evaluate("return window.note.isConnected")).toBe(true);
    await switchTo(run, "on");
    at = { run, own: await openOwn(run) };
    await run.focus(page);
    await until("the old note is gone", async () => {
      return (await run.evaluate("return window.note.isConnected")) === false;
    });
    await until("the page is held once more", () => isHeld(at, tabId));
    await typePassword("still");
    await untilPanels(run, 1);
    expect(await run.evaluate(VALUE)).toBe("");
    expect(lab.sites.stolen(ODD)).toEqual([]);

    await run.marionette.command("Addon:Uninstall", { id: "fluxward@fluxward.org" });
    await run.focus(page);
    // Firefox ends the scripts without a word to them; what is left can be closed.
    await closeByButton(run);
    await typePassword("free");
    expect(await run.evaluate(VALUE)).toBe("free");
    await run.evaluate('document.querySelector("#password").value = ""');

    lab.sites.clear();
    await install();
    at = { run, own: await openOwn(run) };
    const resolvers = lab.resolvers.map(({ url }) => url);
    await askExtension(at, "saveSettings", { settings: { setUp: true, resolvers } });
    await run.focus(page);
    // The resolvers that it came with are not in the lab; with those, the page that was open is known to it.
    await until("the page that was open is held", async () => {
      await askExtension(at, "checkAgain", { tabId });
      return isHeld(at, tabId);
    });
    await typePassword("last");
    await untilPanels(run, 1);
    expect(await run.evaluate(VALUE)).toBe("");
    expect(lab.sites.stolen(ODD)).toEqual([]);
  });
});

/** As a person does on the browser's own page for extensions. */
async function switchTo(run: FirefoxRun, state: "on" | "off"): Promise<void> {
  expect(await inBrowser(run, SWITCH, [state])).toBe(state);
}

const SWITCH = `const [state, done] = arguments;
  const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
  AddonManager.getAddonByID("fluxward@fluxward.org")
    .then((addon) => (state === "on" ? addon.enable() : addon.disable()))
    .then(() => done(state), (error) => done(String(error)));`;

/** By the keyboard, as nothing finds the button in the panel's closed tree: it comes before the one that has the focus. */
async function closeByButton(run: FirefoxRun): Promise<void> {
  const [shift, tab, enter] = ["\uE008", "\uE004", "\uE007"];
  const actions = [
    { type: "keyDown", value: shift },
    ...[tab, shift].flatMap((value) => [
      ...(value === tab ? [{ type: "keyDown", value }] : []),
      { type: "keyUp", value },
    ]),
    { type: "keyDown", value: enter },
    { type: "keyUp", value: enter },
  ];
  await run.marionette.command("WebDriver:PerformActions", {
    actions: [{ type: "key", id: "keys", actions }],
  });
}
