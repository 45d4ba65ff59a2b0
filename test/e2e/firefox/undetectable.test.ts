import { expect, inject, test } from "vitest";
import { geckoId } from "../../../lab/browsers/extension-id.ts";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { until } from "../../../lab/browsers/until.ts";
import { PROBE_PATH } from "../../../lab/sites/probe.ts";
import { withoutChance } from "../harness/by-chance.ts";
import { askExtension, newestTabId } from "../harness/firefox-own.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { describeInside, FIREFOX_BUILD, hostOf } from "../harness/lab-suite.ts";
import { accessiblePaths, packagedPaths } from "../harness/packaged-paths.ts";

const HOST = hostOf("akamai-like");
const ADDRESS = `https://${HOST}${PROBE_PATH}`;
/** An id that is nobody's. */
const NOBODY = "moz-extension://0f1e2d3c-4b5a-4697-8877-665544332211/";

describeInside("a page in Firefox that looks for the extension", () => {
  const suite = useFirefox(["akamai-like"], {
    roundTripMs: 0,
    preferences: { "dom.disable_open_during_load": false },
  });

  async function dump(run: FirefoxRun): Promise<readonly string[]> {
    await run.evaluate("window.isOld = true");
    await run.open(ADDRESS);
    await until("a new page is there", async () => {
      const state = await run.evaluate(
        // Firefox has a `dump` of its own, in an empty page too.
        "return [document.readyState, location.href, typeof window.isOld].join()",
      );
      return state === `complete,${ADDRESS},undefined`;
    });
    return (await run.evaluate("return window.dump()")) as readonly string[];
  }

  const reach = (run: FirefoxRun, base: string, paths: readonly string[]): Promise<unknown> =>
    run.marionette.command("WebDriver:ExecuteAsyncScript", {
      script: "const [base, paths, done] = arguments; window.reach(base, paths).then(done);",
      args: [base, paths],
      scriptTimeout: 60_000,
    });

  test("finds nothing: not in the page, and of the package what anybody may load alone", async () => {
    const { run } = suite;
    const tab = await run.newTab();
    const tabId = await newestTabId(suite);
    const first = await dump(run);
    await until("the site is judged", async () => {
      const report = await askExtension(suite, "getReport", { tabId });
      return report.state === "judged" && !report.checking && report.verdict.level === "clear";
    });
    const judged = await dump(run);
    // The browser lets pages load what a redirect leads to. No page knows this installation's address.
    const files = inject("packages").firefoxFiles;
    const open = accessiblePaths(files);
    expect(open.every((path) => path.startsWith("src/warning/"))).toBe(true);
    const paths = packagedPaths(files).filter((path) => !open.includes(path));
    expect(paths.length).toBeGreaterThan(50);
    expect(await reach(run, run.extensionUrl(""), paths)).toEqual(await reach(run, NOBODY, paths));

    await run.marionette.command("Addon:Uninstall", { id: geckoId(FIREFOX_BUILD) });
    await run.focus(tab);
    const plain = await dump(run);
    expect(withoutChance(first)).toEqual(withoutChance(plain));
    expect(withoutChance(judged)).toEqual(withoutChance(plain));
  });
});
