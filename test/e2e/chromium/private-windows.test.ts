import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type ChromiumRun, launchChromium, type Tab } from "../../../lab/browsers/chromium.ts";
import { pause, until } from "../../../lab/browsers/until.ts";
import { untilUrl } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { openExtensionSwitch } from "../harness/extension-switch.ts";
import { there } from "../harness/firefox-pages.ts";
import { AMBER, expectKeysHeld, SPYING, untilHeld } from "../harness/held-page.ts";
import { CHROME_BUILD, describeInside, hostOf, scenario } from "../harness/lab-suite.ts";
import { filesUnder } from "../harness/probes.ts";
import { questions } from "../harness/questions.ts";
import { proceedFrom, stoppedHosts, untilWarned } from "../harness/warned-page.ts";

const RED = hostOf("ten-homes");
const WAYS = "button.go-on";

describeInside("private windows", () => {
  let lab: Lab | undefined;
  let folder = "";

  beforeAll(async () => {
    const scenarios = ["ten-homes", "certain-amber"].map(scenario);
    lab = await startLab({ scenarios, place: whereAmI(), siteKind: "login", roundTripMs: 20 });
  });
  beforeEach(() => {
    lab?.reset();
    folder = mkdtempSync(join(tmpdir(), "fluxward-private-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  afterAll(() => lab?.close());

  const kept = (own: Page, area: string): Promise<string> =>
    own.evaluate(`chrome.storage.${area}.get(null).then(JSON.stringify)`);

  /** Where it is let into private windows, seen from an ordinary page of its own; each case has a profile to itself. */
  async function start(): Promise<{ run: ChromiumRun; ordinary: Page }> {
    const { certificates, resolvers } = there(lab);
    const { keyPin } = certificates;
    const run = await launchChromium({ extension: CHROME_BUILD, keyPin, folder });
    const urls = resolvers.map(({ url }) => url);
    await run.ask("saveSettings", { settings: { resolvers: urls } });
    const extension = await openExtensionSwitch(run);
    await extension.allowPrivate();
    return { run, ordinary: await extension.openOwnPage() };
  }

  test("hold and warn as ordinary ones do, let through for an hour at most, and leave nothing", async () => {
    const { sites } = there(lab);
    const { run, ordinary } = await start();
    try {
      let own = await openPrivate(run, ordinary);
      const amber = await openIn(run, own, SPYING);
      await untilHeld({ observer: { page: own } }, amber.tabId);
      await expectKeysHeld(there(lab), amber.page);
      const red = await openIn(run, own, `https://${RED}/`);
      await untilWarned(red.page, RED);
      await red.page.locator("button[aria-controls=details]").click();
      const scopes = await red.page
        .locator(WAYS)
        .evaluateAll((ways) => ways.map((way) => (way as HTMLElement).dataset["scope"]));
      expect(scopes).toEqual(["once", "hour"]);
      await proceedFrom(red.page, "hour");
      await untilUrl(red.page, new RegExp(`^https://${RED}/$`));
      const another = await openIn(run, own, `https://${RED}/other`);
      await another.page.locator("#password").waitFor();
      expect(another.page.url()).toBe(`https://${RED}/other`);

      // Nothing of it is where ordinary windows, or the next start of the browser, would find it.
      const open = JSON.parse(await kept(ordinary, "session")) as Record<string, unknown>;
      const shared = Object.entries(open).filter(([key]) => !key.startsWith("private:"));
      const rules = await ordinary.evaluate("chrome.declarativeNetRequest.getDynamicRules()");
      const seen = JSON.stringify([shared, await kept(ordinary, "local"), rules]);
      for (const host of [RED, AMBER]) expect(seen).not.toContain(host);
      expect(await kept(own, "session")).toContain(RED);

      // With the last private window all of it is over; Chromium may end that worker before it can tidy.
      for (const page of [amber.page, red.page, another.page, own]) await page.close();
      own = await openPrivate(run, ordinary);
      await until("what was seen in private windows is forgotten", async () => {
        const all = await kept(own, "session");
        return !all.includes(RED) && !all.includes(AMBER);
      });
      sites.clear();
      const later = await openIn(run, own, `https://${RED}/`);
      await untilWarned(later.page, RED);
      await later.page.close();
    } finally {
      await run.close();
    }
    const profile = join(folder, "profile", "Default");
    const naming = filesUnder(profile).filter((file) => {
      const bytes = readFileSync(join(profile, file));
      return bytes.includes(RED) || bytes.includes(AMBER);
    });
    expect(naming).toEqual([]);
  });

  test("their sites are looked up only while the person wants it", async () => {
    const { run, ordinary } = await start();
    const want = (privateWindows: boolean): Promise<unknown> =>
      ordinary.evaluate(
        `chrome.runtime.sendMessage({ method: "saveSettings", args: { settings: { privateWindows: ${String(privateWindows)} } } })`,
      );
    try {
      await want(false);
      const own = await openPrivate(run, ordinary);
      const { page } = await openIn(run, own, `https://${RED}/`);
      await page.locator("#password").waitFor();
      // Time for what must not happen.
      await pause(1_500);
      expect(questions(there(lab))).toEqual([]);
      expect(page.url()).toBe(`https://${RED}/`);
      await want(true);
      await untilWarned(page, RED);
    } finally {
      await run.close();
    }
  });

  test("what ordinary windows know is stopped in private ones before anything is asked", async () => {
    const { run, ordinary } = await start();
    try {
      const known = await run.context.newPage();
      known.goto(`https://${RED}/`).catch(() => undefined);
      await untilWarned(known, RED);
      await until("the browser stops the site by itself", async () => {
        return (await stoppedHosts({ observer: { page: ordinary } })).includes(RED);
      });
      const own = await openPrivate(run, ordinary);
      there(lab).sites.clear();
      const { page } = await openIn(run, own, `https://${RED}/link`);
      await untilWarned(page, RED);
      const reached = there(lab)
        .sites.all()
        .filter(({ host }) => host === RED);
      expect(reached).toEqual([]);
    } finally {
      await run.close();
    }
  });
});

/** A window with one of the extension's own pages in front, which sees private tabs alone. */
async function openPrivate(run: ChromiumRun, ordinary: Page): Promise<Page> {
  const opening = run.context.waitForEvent("page");
  const url = run.extensionUrl("manifest.json");
  await ordinary.evaluate(`chrome.windows.create({ incognito: true, url: "${url}" })`);
  const own = await opening;
  await until("the private window is there", () =>
    own.evaluate("chrome.extension.inIncognitoContext"),
  );
  return own;
}

async function openIn(run: ChromiumRun, own: Page, url: string): Promise<Tab> {
  const opening = run.context.waitForEvent("page");
  const tabId = await own.evaluate(`chrome.tabs.create({ url: "${url}" }).then(({ id }) => id)`);
  return { page: await opening, tabId: Number(tabId) };
}
