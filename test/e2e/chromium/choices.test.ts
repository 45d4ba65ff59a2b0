import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { untilUrl, visitSite } from "../../../lab/browsers/visit.ts";
import { SECRET } from "../harness/hostile-case.ts";
import {
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

describeInside("what the person chooses", () => {
  const suite = useChromium(["certain-amber", "ten-homes"], "login");

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
