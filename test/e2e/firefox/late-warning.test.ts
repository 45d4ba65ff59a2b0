import { expect, test } from "vitest";
import { pause, until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { KEPT_PATH } from "../../../lab/sites/site-log.ts";
import { LATE } from "../../../src/warning/warning-state.ts";
import { askExtension, newestTabId } from "../harness/firefox-own.ts";
import { typeInto } from "../harness/firefox-pages.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { openPage, proceedFrom, untilAt } from "../harness/firefox-warned.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const ADDRESS = `https://${FLUXED}${KEPT_PATH}`;
const TYPED = "alice@mail.example.org";
const USER = 'return document.querySelector("#user")?.value';

describeInside("a verdict that comes late, in Firefox", () => {
  const suite = useFirefox(["ten-homes"]);

  test("says how long the person was there, and going on leads back to the filled form", async () => {
    const { run, lab } = suite;
    for (const { setFault } of lab.resolvers) setFault({ kind: "reset" });
    await run.newTab();
    const tabId = await newestTabId(suite);
    await openPage(run, ADDRESS);
    const opened = Date.now();
    await typeInto(run, "#user", TYPED);
    expect(await run.evaluate(USER)).toBe(TYPED);
    await run.evaluate(WATCH_RETURN);
    // The stay itself is what is tried here.
    await until("the person has been there for a while", () => Date.now() - opened > LATE + 1_000);
    for (const { setFault } of lab.resolvers) setFault(undefined);
    await askExtension(suite, "checkAgain", { tabId });
    await until("the tab is on the warning page", async () => {
      return (await run.url()).includes(WARNING_PAGE);
    });
    const stay = "return document.querySelector('.stay')?.innerText ?? ''";
    await until("it says how long the person was there", async () =>
      /^You were on this site for \d+ seconds/.test(String(await run.evaluate(stay))),
    );
    await proceedFrom(run, "once");
    await untilAt(run, ADDRESS);
    expect(await run.evaluate("return document.documentElement.dataset.kept")).toBe("true");
    expect(await run.evaluate(USER)).toBe(TYPED);
    // And it stays there.
    await pause(1_500);
    expect(await run.url()).toBe(ADDRESS);
  });
});

/** Whether the page was kept while another was shown (HTML standard: `persisted`). */
const WATCH_RETURN = `addEventListener("pageshow", (event) => {
  document.documentElement.dataset.kept = String(event.persisted);
})`;
