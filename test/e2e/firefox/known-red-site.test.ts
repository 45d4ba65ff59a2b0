import { expect, test } from "vitest";
import { endBackground } from "../../../lab/browsers/firefox-internals.ts";
import { until } from "../../../lab/browsers/until.ts";
import { clickOn } from "../harness/firefox-pages.ts";
import { askExtension } from "../harness/firefox-own.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import {
  inNewTabOf,
  openPage,
  proceedFrom,
  makeKnownRed,
  stoppedHosts,
  untilAt,
  untilWarned,
} from "../harness/firefox-warned.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("plain");
const RED = `https://${FLUXED}/`;
const FINE = `https://${HONEST}/`;

/** What a person may type into the address bar. */
const TYPED: readonly string[] = [
  `${RED}typed`,
  `https://bank.com:x@${FLUXED}/`,
  `https://${FLUXED}./`,
  `https://${FLUXED.toUpperCase()}/`,
  `http://${FLUXED}/`,
];

/** What a person may do at an honest page to get to the site, as a script in that page. */
const WAYS: Readonly<Record<string, string>> = {
  link: `document.body.innerHTML = '<a href="${RED}link?a=1#part">x</a>'; document.querySelector("a").click()`,
  "location=": `location.href = "${RED}location"`,
  "location.replace": `location.replace("${RED}replace")`,
  "GET form": `document.body.innerHTML = '<form action="${RED}form"><input name="q" value="1"></form>'; document.forms[0].submit()`,
  "POST form": `document.body.innerHTML = '<form method="post" action="${RED}form"><input name="q" value="1"></form>'; document.forms[0].submit()`,
  "meta refresh": `document.head.insertAdjacentHTML("beforeend", '<meta http-equiv="refresh" content="0;url=${RED}meta">')`,
};

describeInside("a site that is known to be red, in Firefox", () => {
  const suite = useFirefox(["ten-homes", "plain"]);

  const knownRed = (): Promise<void> => makeKnownRed(suite, FLUXED);
  const reached = (): readonly string[] =>
    suite.lab.sites
      .all()
      .filter(({ host }) => host.startsWith(FLUXED))
      .map(({ method, path }) => `${method} ${path}`);

  test("is not asked for anything, by every way to it, and the person sees the warning", async () => {
    const { run } = suite;
    await knownRed();
    for (const address of TYPED) {
      await run.newTab();
      await run.open(address);
      await untilWarned(run, FLUXED);
      expect([address, reached()]).toEqual([address, []]);
    }
    for (const [name, script] of Object.entries(WAYS)) {
      await run.newTab();
      await openPage(run, FINE);
      await run.evaluate(script);
      await untilWarned(run, FLUXED);
      expect([name, reached()]).toEqual([name, []]);
    }
    await run.newTab();
    await openPage(run, FINE);
    const page = await run.tab();
    for (const features of ["", "noopener", "popup,width=300"]) {
      await run.focus(page);
      await run.evaluate(
        `document.body.innerHTML = "<button>x</button>";
         document.querySelector("button").onclick = () => { open("${RED}opened", "_blank", "${features}"); };`,
      );
      await inNewTabOf(run, () => clickOn(run, "button"));
      await untilWarned(run, FLUXED);
      expect([features, reached()]).toEqual([features, []]);
    }
  });

  test("stays stopped on reload, back and forward, in a second tab, and with the background at rest", async () => {
    const { run } = suite;
    await knownRed();
    await run.newTab();
    await openPage(run, FINE);
    await run.open(`${RED}rested`);
    await untilWarned(run, FLUXED);
    await endBackground(run);
    await run.marionette.command("WebDriver:Refresh");
    await untilWarned(run, FLUXED);
    await run.marionette.command("WebDriver:Back");
    await untilAt(run, FINE);
    await endBackground(run);
    await run.marionette.command("WebDriver:Forward");
    await untilWarned(run, FLUXED);
    await run.newTab();
    await endBackground(run);
    await run.open(`${RED}second`);
    await untilWarned(run, FLUXED);
    expect(reached()).toEqual([]);
  });

  test("lets the person through once: that tab, that host, until it leaves", async () => {
    const { run } = suite;
    const www = `www.${FLUXED}`;
    await knownRed();
    const tab = await run.newTab();
    await run.open(`${RED}wanted`);
    await untilWarned(run, FLUXED);
    await endBackground(run);
    await proceedFrom(run, "once");
    await untilAt(run, `${RED}wanted`);
    await run.marionette.command("WebDriver:Refresh");
    await until(
      "it is loaded again",
      () => reached().filter((one) => one === "GET /wanted").length === 2,
    );
    await untilAt(run, `${RED}wanted`);
    await run.newTab();
    await run.open(RED);
    await untilWarned(run, FLUXED);
    // One host at a time: going on to another ends it for the first.
    await run.focus(tab);
    await run.open(`https://${www}/`);
    await untilWarned(run, www);
    await proceedFrom(run, "once");
    await untilAt(run, `https://${www}/`);
    await run.open(RED);
    await untilWarned(run, FLUXED);
    expect(reached()).not.toContain("GET /");
  });

  test("is stopped no more where the person says so for good, but a host below it is", async () => {
    const { run } = suite;
    const www = `www.${FLUXED}`;
    await knownRed();
    await proceedFrom(run, "always");
    await untilAt(run, RED);
    expect(await stoppedHosts(suite)).toEqual([]);
    await run.newTab();
    await openPage(run, `${RED}other`);
    await run.open(`https://${www}/`);
    await untilWarned(run, www);
    await askExtension(suite, "saveSettings", { settings: { exceptions: [] } });
    expect(await stoppedHosts(suite)).toContain(FLUXED);
    await run.open(RED);
    await untilWarned(run, FLUXED);
  });

  test("is stopped no more while paused, and once all data are deleted", async () => {
    await knownRed();
    // Of a site that is open, be it as a warning, it would be seen at once what it is.
    await suite.run.open("about:blank");
    await askExtension(suite, "saveSettings", { settings: { enabled: false } });
    expect(await stoppedHosts(suite)).toEqual([]);
    await askExtension(suite, "saveSettings", { settings: { enabled: true } });
    expect(await stoppedHosts(suite)).toEqual([FLUXED]);
    await askExtension(suite, "forgetSites", {});
    expect(await stoppedHosts(suite)).toEqual([]);
  });
});
