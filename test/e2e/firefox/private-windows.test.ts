import { expect, test } from "vitest";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { until } from "../../../lab/browsers/until.ts";
import { asExtension, closeOthers } from "../harness/firefox-own.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import {
  openPage,
  makeKnownRed,
  proceedFrom,
  stoppedHosts,
  untilAt,
  untilWarned,
} from "../harness/firefox-warned.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("plain");
const RED = `https://${FLUXED}/`;

describeInside("private windows of Firefox", () => {
  const suite = useFirefox(["ten-homes", "plain"], { inPrivateWindows: true });

  const reached = (): readonly string[] =>
    suite.lab.sites
      .all()
      .filter(({ host }) => host === FLUXED)
      .map(({ path }) => path);
  /** All that is kept, on disk or until the browser ends, as text. */
  const kept = async (area: "local" | "session"): Promise<string> =>
    String(
      await asExtension(
        suite,
        `const [done] = arguments; browser.storage.${area}.get().then((all) => done(JSON.stringify(all)));`,
      ),
    );

  test("a red site is warned of there, and nothing of it is left once they are closed", async () => {
    const { run } = suite;
    await openPrivate(run);
    await run.open(`${RED}first`);
    await untilWarned(run, FLUXED);
    await until("private tabs are stopped by rule", async () => {
      return (await stoppedHosts(suite, "session")).includes(FLUXED);
    });
    suite.lab.sites.clear();
    expect(await stoppedHosts(suite)).toEqual([]);
    expect(await kept("session")).toContain(FLUXED);
    expect(await kept("local")).not.toContain(FLUXED);
    // Another private tab is stopped before anything is asked.
    await openPrivate(run);
    await run.open(`${RED}second`);
    await untilWarned(run, FLUXED);
    expect(reached()).toEqual([]);
    await closeOthers(suite);
    await until("nothing of it is left", async () => {
      const isStored = (await kept("session")).includes(FLUXED);
      return !isStored && (await stoppedHosts(suite, "session")).length === 0;
    });
    expect(await kept("local")).not.toContain(FLUXED);
  });

  test("going on there for an hour counts there alone, and ends with them", async () => {
    const { run } = suite;
    await openPrivate(run);
    await run.open(RED);
    await untilWarned(run, FLUXED);
    await run.evaluate('document.querySelector("button[aria-controls=details]").click()');
    await until("there are ways on", async () => (await run.evaluate(SCOPES)) === "once,hour");
    await proceedFrom(run, "hour");
    await untilAt(run, RED);
    await openPrivate(run);
    await openPage(run, `${RED}private`);
    // A new tab belongs to the window of the one before.
    await run.focus(suite.own);
    await run.newTab();
    await run.open(`${RED}ordinary`);
    await untilWarned(run, FLUXED);
    expect(await kept("local")).not.toContain("until");
    await closeOthers(suite);
    await openPrivate(run);
    await run.open(`${RED}later`);
    await untilWarned(run, FLUXED);
  });

  test("what ordinary windows know is stopped in private ones before anything is asked", async () => {
    const { run } = suite;
    await makeKnownRed(suite, FLUXED);
    await openPrivate(run);
    await openPage(run, `https://${HONEST}/`);
    await run.evaluate(`location.href = "${RED}link"`);
    await untilWarned(run, FLUXED);
    expect(reached()).toEqual([]);
  });
});

/** Opens a private window, whose tab is then the current one. */
async function openPrivate(run: FirefoxRun): Promise<void> {
  const made = (await run.marionette.command("WebDriver:NewWindow", {
    type: "window",
    private: true,
  })) as { readonly handle: string };
  await run.focus(made.handle);
}

const SCOPES = `return [...document.querySelectorAll("button.go-on")].map(({ dataset }) => dataset.scope).join()`;
