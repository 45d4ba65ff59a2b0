import { expect, test } from "vitest";
import { pause, until } from "../../../lab/browsers/until.ts";
import { press } from "../harness/firefox-held.ts";
import { asExtension, newestTabId } from "../harness/firefox-own.ts";
import { clickOn, typeInto } from "../harness/firefox-pages.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { openPage, proceedFrom, untilAt, untilWarned } from "../harness/firefox-warned.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";
import { sitesInFirefox } from "../harness/site-tab-firefox.ts";
import { WARNED_CASES } from "../harness/warned-cases.ts";

const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("plain");
const RED = `https://${FLUXED}/`;
const FINE = `https://${HONEST}/`;
const ESCAPE = "\uE00C";
const KEPT =
  "const [done] = arguments; browser.storage.local.get().then((all) => done(JSON.stringify(all)));";
const ADDRESSES = `const [done] = arguments;
  browser.tabs.query({}).then((tabs) => done(tabs.map(({ url }) => url ?? "")));`;

describeInside("a fluxed site in Firefox", () => {
  const suite = useFirefox(["ten-homes", "plain"], { siteKind: "login" });

  async function warn(): Promise<void> {
    await suite.run.open(RED);
    await untilWarned(suite.run, FLUXED);
  }

  test("Escape leaves for the page before", async () => {
    const { run } = suite;
    await run.newTab();
    await openPage(run, FINE);
    await warn();
    await press(run, ESCAPE);
    await untilAt(run, FINE);
  });

  test("with nothing to go back to, leaving closes the site and opens an empty tab", async () => {
    const { run } = suite;
    await run.newTab();
    const tabId = await newestTabId(suite);
    await warn();
    await clickOn(run, "button[data-first=true]");
    await until("the site's tab is gone", async () => {
      const gone = `const [id, done] = arguments; browser.tabs.get(id).then(() => done(false), () => done(true));`;
      return (await asExtension(suite, gone, [tabId])) === true;
    });
    const addresses = (await asExtension(suite, ADDRESSES)) as readonly string[];
    expect(addresses.filter((url) => url.includes(FLUXED))).toEqual([]);
  });

  test("continuing once opens the site and is not asked again in that tab", async () => {
    const { lab, run } = suite;
    await run.newTab();
    await warn();
    await proceedFrom(run, "once");
    await untilAt(run, RED);
    await openPage(run, `${RED}again`);
    await pause(1_500);
    expect(await run.url()).toBe(`${RED}again`);
    await typeInto(run, "#password", "mine");
    await until("the site has what was typed", () => lab.sites.stolen(FLUXED).length > 0);
    await run.newTab();
    await warn();
  });

  test("what is kept of a visited site does not name it", async () => {
    const { run } = suite;
    await run.newTab();
    await openPage(run, FINE);
    const kept = async (): Promise<string> => String(await asExtension(suite, KEPT));
    await until("something is kept", async () => (await kept()).includes("memory.clear."));
    expect(await kept()).not.toContain(HONEST);
  });

  test.each(WARNED_CASES)("%s", async (_name, play) => {
    await play(sitesInFirefox(suite));
  });
});
