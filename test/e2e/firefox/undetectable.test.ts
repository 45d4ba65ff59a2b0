import { afterAll, beforeAll, expect, test } from "vitest";
import { geckoId } from "../../../lab/browsers/extension-id.ts";
import { type FirefoxRun, launchFirefox } from "../../../lab/browsers/firefox.ts";
import { until } from "../../../lab/browsers/until.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { PROBE_PATH } from "../../../lab/sites/probe.ts";
import { tabIdOf, there } from "../harness/firefox-pages.ts";
import { describeInside, FIREFOX_BUILD, hostOf, scenario } from "../harness/lab-suite.ts";
import { withoutChance } from "../harness/by-chance.ts";
import { accessiblePaths, packagedPaths } from "../harness/packaged-paths.ts";

const HOST = hostOf("akamai-like");
const ADDRESS = `https://${HOST}${PROBE_PATH}`;
/** An id that is nobody's. */
const NOBODY = "moz-extension://0f1e2d3c-4b5a-4697-8877-665544332211/";

describeInside("a page in Firefox that looks for the extension", () => {
  let lab: Lab | undefined;
  let firefox: FirefoxRun | undefined;
  let own = "";
  beforeAll(async () => {
    lab = await startLab({ scenarios: [scenario("akamai-like")], place: whereAmI() });
    const run = await launchFirefox({
      extension: FIREFOX_BUILD,
      preferences: { "dom.disable_open_during_load": false },
    });
    firefox = run;
    own = await run.newTab();
    await run.open(run.extensionUrl("src/popup/index.html?tab=0"));
    await until("the extension's page is there", async () => {
      return (await run.evaluate("return typeof browser")) === "object";
    });
    const resolvers = lab.resolvers.map(({ url }) => url);
    await run.ask("saveSettings", { settings: { resolvers } });
  });
  afterAll(async () => {
    await firefox?.close();
    await lab?.close();
  });

  async function dump(run: FirefoxRun): Promise<readonly string[]> {
    await run.evaluate("window.isOld = true");
    await run.open(ADDRESS);
    await until("a new page is there", async () => {
      const state = await run.evaluate(
        "return [document.readyState, typeof window.dump, typeof window.isOld].join()",
      );
      return state === "complete,function,undefined";
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
    const run = there(firefox);
    const tab = await run.newTab();
    const first = await dump(run);
    const tabId = await tabIdOf(run, own, HOST);
    await until("the site is judged", async () => {
      const report = await run.ask("getReport", { tabId });
      return report.state === "judged" && !report.checking && report.verdict.level === "clear";
    });
    await run.focus(tab);
    const judged = await dump(run);
    // The browser lets pages load what a redirect leads to. No page knows this installation's address.
    const open = accessiblePaths(FIREFOX_BUILD);
    expect(open.every((path) => path.startsWith("src/warning/"))).toBe(true);
    const paths = packagedPaths(FIREFOX_BUILD).filter((path) => !open.includes(path));
    expect(paths.length).toBeGreaterThan(50);
    expect(await reach(run, run.extensionUrl(""), paths)).toEqual(await reach(run, NOBODY, paths));

    await run.marionette.command("Addon:Uninstall", { id: geckoId(FIREFOX_BUILD) });
    await run.focus(tab);
    const plain = await dump(run);
    expect(withoutChance(first)).toEqual(withoutChance(plain));
    expect(withoutChance(judged)).toEqual(withoutChance(plain));
  });
});
