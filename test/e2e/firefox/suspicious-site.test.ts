import { expect, test } from "vitest";
import { endBackground, inBrowser } from "../../../lab/browsers/firefox-internals.ts";
import { pause, until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { KEPT_PATH } from "../../../lab/sites/site-log.ts";
import { chooseInGuard, isHeld, press, untilPanels } from "../harness/firefox-held.ts";
import { askExtension, newestTabId } from "../harness/firefox-own.ts";
import { clickOn } from "../harness/firefox-pages.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { openPage, proceedFrom, untilAt, untilWarned } from "../harness/firefox-warned.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";
import { sitesInFirefox } from "../harness/site-tab-firefox.ts";
import { HELD_CASES } from "../harness/held-cases.ts";

const ODD = hostOf("certain-amber");
const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("plain");
const ADDRESS = `https://${ODD}/`;
const VALUE = 'return document.querySelector("#password")?.value';

describeInside("a suspicious site in Firefox", () => {
  const suite = useFirefox(["certain-amber", "ten-homes", "plain"], {
    siteKind: "login",
    // Drivers forbid what every browser does.
    preferences: { "signon.rememberSignons": true, "signon.autofillForms": true },
  });

  /** Opens a page of the site in a new tab and waits until it is held. */
  async function openHeld(address = ADDRESS): Promise<number> {
    const { run } = suite;
    await run.newTab();
    const tabId = await newestTabId(suite);
    await openPage(run, address);
    await until("the first look has ended, and the page is held for what it found", async () => {
      const report = await askExtension(suite, "getReport", { tabId });
      return report.state === "judged" && !report.checking && (await isHeld(suite, tabId));
    });
    return tabId;
  }
  /** What the site got that it should not have, once everything sent until now is there. */
  async function stolen(): Promise<readonly unknown[]> {
    // The same connection carries both, in order.
    await suite.run.marionette.command("WebDriver:ExecuteAsyncScript", {
      script: `const [done] = arguments; fetch("/robots.txt").then((answer) => answer.text()).then(() => done());`,
      args: [],
    });
    return suite.lab.sites.stolen(ODD);
  }
  async function typePassword(text: string): Promise<void> {
    await suite.run.evaluate('document.querySelector("#password").focus()');
    await press(suite.run, ...text);
  }

  test.each(HELD_CASES)("%s", async (_name, play) => {
    await play(sitesInFirefox(suite));
  });

  test("a password cannot be typed, and the page says why, until the person lets it", async () => {
    const { run, lab } = suite;
    const tabId = await openHeld(`https://${ODD}${KEPT_PATH}`);
    await run.evaluate(WATCH_RETURN);
    await typePassword("hunter2");
    await untilPanels(run, 1);
    expect(await run.evaluate(VALUE)).toBe("");
    expect(await stolen()).toEqual([]);
    await chooseInGuard(run, "more");
    await until("our page is there", async () => (await run.url()).includes(WARNING_PAGE));
    await proceedFrom(run, "once");
    await untilAt(run, `https://${ODD}${KEPT_PATH}`);
    await untilPanels(run, 0);
    await until("nothing is held", async () => !(await isHeld(suite, tabId)));
    await typePassword("hunter2");
    expect(await run.evaluate(VALUE)).toBe("hunter2");
    await until("the site has what was typed", () => lab.sites.stolen(ODD).length > 0);
  });

  test("forms and downloads are held too, and leaving takes the person away", async () => {
    const { run } = suite;
    await openHeld();
    await clickOn(run, "#submit");
    await chooseInGuard(run, "close");
    await untilPanels(run, 0);
    await clickOn(run, "#download");
    await untilPanels(run, 1);
    expect(await stolen()).toEqual([]);
    expect(await run.url()).toBe(ADDRESS);
    const page = await run.tab();
    await chooseInGuard(run, "leave");
    await until("the tab has gone", async () => {
      const open = (await run.marionette.command("WebDriver:GetWindowHandles")) as string[];
      return !open.includes(page);
    });
  });

  test("a held page that comes back from the browser's memory is held, the background at rest or not", async () => {
    const { run } = suite;
    const tabId = await openHeld(`https://${ODD}${KEPT_PATH}`);
    await run.evaluate(WATCH_RETURN);
    for (const rested of [false, true]) {
      await openPage(run, `https://${HONEST}/`);
      if (rested) await endBackground(run);
      await run.marionette.command("WebDriver:Back");
      await untilAt(run, `https://${ODD}${KEPT_PATH}`);
      expect(await run.evaluate("return document.documentElement.dataset.kept")).toBe("true");
      await until("it is held again", () => isHeld(suite, tabId));
    }
    await typePassword("hunter2");
    await untilPanels(run, 1);
    expect(await run.evaluate(VALUE)).toBe("");
    expect(await stolen()).toEqual([]);
  });

  test("with the background at rest the hold goes on, and the way on still works", async () => {
    const { run } = suite;
    const tabId = await openHeld();
    await endBackground(run);
    await typePassword("hunter2");
    await untilPanels(run, 1);
    expect(await run.evaluate(VALUE)).toBe("");
    await run.evaluate("document.documentElement.lastElementChild.isOld = true");
    await endBackground(run);
    // It goes with the line to the background, and comes back as that is woken.
    await until("the panel is there anew", async () => {
      return (
        (await run.evaluate("return document.documentElement.lastElementChild.isOld")) === null
      );
    });
    await chooseInGuard(run, "more");
    await until("our page is there", async () => (await run.url()).includes(WARNING_PAGE));
    await endBackground(run);
    await proceedFrom(run, "hour");
    await untilAt(run, ADDRESS);
    await until("nothing is held", async () => !(await isHeld(suite, tabId)));
    await typePassword("hunter2");
    expect(await run.evaluate(VALUE)).toBe("hunter2");
  });

  test("a password that the browser fills in is out of the page's reach while it is held", async () => {
    const { run, lab } = suite;
    await inBrowser(run, SAVE_LOGIN, [`https://${ODD}`, "alice", "kept-secret"]);
    for (const { setFault } of lab.resolvers) setFault({ kind: "reset" });
    await run.newTab();
    const tabId = await newestTabId(suite);
    await openPage(run, ADDRESS);
    await until("the browser has filled it in", async () => {
      return (await run.evaluate(VALUE)) === "kept-secret";
    });
    for (const { setFault } of lab.resolvers) setFault(undefined);
    // Resolvers that have just failed are left alone for a while.
    await until("the page is held", async () => {
      await askExtension(suite, "checkAgain", { tabId });
      return isHeld(suite, tabId);
    });
    await until("it is taken out", async () => (await run.evaluate(VALUE)) === "");
    lab.sites.clear();
    // A form that comes while the page is held is filled in as well.
    await run.evaluate(
      `window.read = [];
       setInterval(() => window.read.push(document.querySelector("#password").value), 5);
       const form = document.querySelector("#login");
       form.outerHTML = form.outerHTML;`,
    );
    await until("the browser has filled in the name", async () => {
      return (await run.evaluate('return document.querySelector("#user").value')) === "alice";
    });
    await pause(300);
    await press(run, "x");
    const read = (await run.evaluate("return window.read")) as readonly string[];
    expect(new Set(read)).toEqual(new Set([""]));
    expect(await stolen()).toEqual([]);
  });

  test("another host of a red site's domain starts held, and is let go after three seconds without an answer", async () => {
    const { run, lab } = suite;
    await run.newTab();
    await run.open(`https://${FLUXED}/`);
    await untilWarned(run, FLUXED);
    for (const { setFault } of lab.resolvers) setFault({ kind: "slow", ms: 60_000 });
    await run.newTab();
    const tabId = await newestTabId(suite);
    await openPage(run, `https://www.${FLUXED}/`);
    await until("the page is held", () => isHeld(suite, tabId));
    await until("it is let go", async () => !(await isHeld(suite, tabId)));
    expect(await run.url()).toBe(`https://www.${FLUXED}/`);
  });
});

/** Whether the page was kept while another was shown (HTML standard: `persisted`). */
const WATCH_RETURN = `addEventListener("pageshow", (event) => {
  document.documentElement.dataset.kept = String(event.persisted);
})`;

const SAVE_LOGIN = `const [origin, user, password, done] = arguments;
  const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
  login.init(origin, origin, null, user, password, "user", "password");
  Services.logins.addLoginAsync(login).then(() => done(), (error) => done(String(error)));`;
