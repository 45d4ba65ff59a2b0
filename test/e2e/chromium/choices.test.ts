import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { untilUrl, visitSite } from "../../../lab/browsers/visit.ts";
import { SECRET } from "../harness/hostile-case.ts";
import {
  AMBER,
  chooseInGuard,
  expectKeysHeld,
  expectKeysPass,
  expectNote,
  expectNothingSeen,
  openHeld,
  SPYING,
  untilFree,
  untilHeld,
} from "../harness/held-page.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { proceedFrom, stoppedHosts, untilWarned } from "../harness/warned-page.ts";

const RED = hostOf("ten-homes");
/** Another host of the domain, as odd as the first. */
const BESIDE = SPYING.replace(AMBER, `one.${AMBER}`);

describeInside("what the person chooses", () => {
  const suite = useChromium(["certain-amber", "ten-homes"], "login");

  test("an hour for a suspicious host: all tabs on it are let go at once, and no other host is", async () => {
    const { lab, run } = suite;
    const first = await openHeld(run);
    const second = await openHeld(run);
    const beside = await openHeld(run, BESIDE);
    await first.page.bringToFront();
    await expectKeysHeld(lab, first.page);
    await chooseInGuard(first.page, "more");
    await proceedFrom(first.page, "hour");
    await untilUrl(first.page, new RegExp(`^${SPYING}$`));
    for (const { page, tabId } of [first, second]) {
      await untilFree(run, tabId);
      await page.bringToFront();
      await expectKeysPass(page);
    }
    lab.sites.clear();
    // A host below is another host, in its own tab and after the one that was let through.
    await beside.page.bringToFront();
    await expectKeysHeld(lab, beside.page);
    await first.page.goto(BESIDE);
    await untilHeld(run, first.tabId);
    await first.page.bringToFront();
    await expectKeysHeld(lab, first.page);
  });

  test("holds, and is heard, though the background is stopped again and again", async () => {
    const { lab, run } = suite;
    const { page, tabId } = await openHeld(run);
    await run.worker.stop();
    await expectKeysHeld(lab, page);
    // The note has started it again.
    await until("the background runs", () => run.worker.isRunning());
    await run.ask("getSettings", {});
    await untilHeld(run, tabId);
    await run.worker.stop();
    await chooseInGuard(page, "more");
    await page.locator("h1#headline").waitFor();
    await run.worker.stop();
    await proceedFrom(page, "once");
    await untilUrl(page, new RegExp(`^${SPYING}$`));
    await untilFree(run, tabId);
    await expectKeysPass(page);
  });

  test("a red host for good: another host of its domain starts held, and is warned of by itself", async () => {
    const { lab, run } = suite;
    const { page } = await visitSite(run, `https://${RED}/hostile/plain`);
    await untilWarned(page, RED);
    await run.worker.stop();
    await proceedFrom(page, "always");
    await untilUrl(page, new RegExp(`^https://${RED}/`));
    await expectKeysPass(page);
    // Long enough for a person to type before anything is known of it.
    for (const { setFault } of lab.resolvers) setFault({ kind: "slow", ms: 1_500 });
    const sibling = await run.newTab();
    await sibling.page.goto(`https://www.${RED}/hostile/plain`);
    // As `src/storage/session.ts` keeps it.
    const key = `open:guarded:${String(sibling.tabId)}`;
    await until("it is held for the red host of its domain", () =>
      run.observer.page.evaluate(
        `chrome.storage.session.get("${key}").then((all) => all["${key}"]?.reason === "sibling")`,
      ),
    );
    await untilHeld(run, sibling.tabId);
    await sibling.page.keyboard.type(SECRET);
    await expectNote(sibling.page, "password");
    await expectNothingSeen(lab, sibling.page);
    await untilWarned(sibling.page, `www.${RED}`);
    expect(await stoppedHosts(run)).toEqual([`www.${RED}`]);
  });
});
