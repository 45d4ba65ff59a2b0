import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchFirefox } from "../../../lab/browsers/firefox.ts";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { CERTAIN_AMBER } from "../../../lab/scenarios/certain-amber.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { loadTableBytes } from "../../../tools/networks/load-knowledge.ts";
import { runHere } from "../../cli/in-process.ts";
import { clipboardText, emptyClipboard } from "../../../lab/browsers/firefox-internals.ts";
import { newestTabId } from "../harness/firefox-own.ts";
import { shownIn } from "../harness/firefox-shown.ts";
import { proceedFrom, untilAt, untilWarned } from "../harness/firefox-warned.ts";
import { tabIdOf, there, typeInto } from "../harness/firefox-pages.ts";
import { handleInFirefox, savesTo } from "../harness/firefox-page.ts";
import { popupInFirefox } from "../harness/firefox-popup-place.ts";
import { HISTORY_PATH } from "../harness/history-cases.ts";
import { findings, type Findings } from "../harness/findings.ts";
import { POPUP_CASES } from "../harness/popup-cases.ts";
import { toldEvidence } from "../harness/told-event.ts";
import { describeInside, FIREFOX_BUILD, hostOf, scenario } from "../harness/lab-suite.ts";

const AMBER = hostOf(CERTAIN_AMBER.id);
const HONEST = hostOf("plain");
const FLUXED = hostOf("ten-homes");

describeInside("the popup in Firefox", () => {
  const downloads = mkdtempSync(join(tmpdir(), "fluxward-downloads-"));
  let lab: Lab | undefined;
  let firefox: FirefoxRun | undefined;
  let own = "";

  beforeAll(async () => {
    const scenarios = ["ten-homes", "plain", CERTAIN_AMBER.id].map(scenario);
    lab = await startLab({ scenarios, place: whereAmI(), roundTripMs: 20 });
    firefox = await launchFirefox({
      extension: FIREFOX_BUILD,
      preferences: {
        ...savesTo(downloads),
        // What a person would answer to the browser's own question.
        "extensions.webextOptionalPermissionPrompts": false,
      },
    });
    own = await firefox.newTab();
    await firefox.open(firefox.extensionUrl("src/options/index.html"));
    await until("the extension's page is there", async () => {
      return (await firefox?.evaluate("return typeof browser")) === "object";
    });
    const resolvers = lab.resolvers.map(({ url }) => url);
    await firefox.ask("saveSettings", { settings: { resolvers } });
  });
  afterAll(async () => {
    await firefox?.close();
    await lab?.close();
    rmSync(downloads, { recursive: true, force: true });
  });

  const { shows, lacks, says, press, evidence } = shownIn(() => there(firefox));

  /** Opens a site in a tab of its own, then the popup over it, which is the current tab afterwards. */
  async function openOver(host: string): Promise<{ site: string; tabId: number }> {
    const run = there(firefox);
    const site = await run.newTab();
    await run.open(`https://${host}/`);
    await until("the site is there", async () => (await run.url()).includes(host));
    const tabId = await tabIdOf(run, own, host);
    await openPopup(tabId);
    return { site, tabId };
  }

  /** Opens the popup over a tab, and makes it the current one. */
  async function openPopup(tabId: number): Promise<void> {
    const run = there(firefox);
    await run.newTab();
    await run.open(run.extensionUrl(`src/popup/index.html?tab=${String(tabId)}`));
    await shows(".popup[data-state=judged] [data-again]:not([disabled])");
  }

  /** Presses the button that copies for programs; gives what it copied. */
  async function copiedFacts(): Promise<Findings> {
    const run = there(firefox);
    await emptyClipboard(run);
    await press(".ways:has(> [role=status]) > button:nth-of-type(2)");
    let text = "";
    await until("something is copied", async () => {
      text = await clipboardText(run);
      return text !== "";
    });
    return JSON.parse(text) as Findings;
  }

  test("looks again, trusts, and takes that back", async () => {
    const run = there(firefox);
    await openOver(AMBER);
    const before = there(lab).queries.all().length;
    await press("[data-again]");
    await until("somebody is asked", () => there(lab).queries.all().length > before);
    await shows("[data-again]:not([disabled])");
    await press(".choices > summary");
    for (const scope of ["once", "hour", "always"]) {
      await press(`.choices [data-scope=${scope}]`);
      await shows(`[data-chosen=${scope}]`);
      const { exceptions } = await run.ask("getSettings", {});
      expect(exceptions.map(({ host }) => host)).toEqual(scope === "once" ? [] : [AMBER]);
      await press("[data-undo=trust]");
      await lacks("[data-chosen]");
    }
    expect((await run.ask("getSettings", {})).exceptions).toEqual([]);
  });

  test("warns of an honest site from the moment that the person wants it", async () => {
    const run = there(firefox);
    const { site, tabId } = await openOver(HONEST);
    await press(".choices > summary");
    await press("[data-mark]");
    await run.focus(site);
    await until("the tab is on the warning page", async () => {
      return (await run.url()).includes(WARNING_PAGE);
    });
    await says("#headline", "You asked to be warned of this site.");
    expect((await run.ask("getSettings", {})).markedHosts).toEqual([HONEST]);
    await proceedFrom(run, "once");
    await untilAt(run, `https://${HONEST}/`);
    await openPopup(tabId);
    await press("[data-undo=mark]");
    await lacks("[data-chosen=marked]");
    expect((await run.ask("getSettings", {})).markedHosts).toEqual([]);
  });

  test("one evidence is the same in popup, warning page, history, files, events and command", async () => {
    const run = there(firefox);
    await run.newTab();
    const tabId = await newestTabId({ run, own });
    await run.open(`https://${FLUXED}/`);
    await untilWarned(run, FLUXED);
    await press("button[aria-controls=details]");
    await shows(".details[data-checking=false]");
    const warned = await evidence();
    const fromWarning = await copiedFacts();
    await openPopup(tabId);
    const shown = await evidence();
    const fromPopup = await copiedFacts();
    await press("[data-save]");
    let files: string[] = [];
    await until("the file is there", () => {
      files = readdirSync(downloads).filter((name) => name.endsWith(".jsonl"));
      return files.length > 0 && readdirSync(downloads).every((name) => !name.endsWith(".part"));
    });
    const report = await run.ask("getReport", { tabId });
    if (report.state !== "judged") throw new Error("The site was not judged.");
    loadTableBytes();
    const { out } = await runHere(["replay", join(downloads, files[0] ?? ""), "--json"]);
    const replayed = JSON.parse(out) as Findings;
    const history = handleInFirefox(run, downloads);
    await history.open(HISTORY_PATH);
    await press(`[data-host="${FLUXED}"] .opener`);
    await shows(".evidence li");
    const listed = await evidence();
    const { sites } = JSON.parse(await history.download("#save-json")) as { sites: Findings[] };

    expect(fromPopup.verdict).toBe("flux");
    expect(fromPopup.evidence.length).toBeGreaterThan(2);
    expect(fromPopup.evidence.map(({ text: _, ...one }) => one)).toEqual(report.verdict.evidence);
    expect(findings(fromWarning)).toEqual(findings(fromPopup));
    expect(findings(replayed)).toEqual(findings(fromPopup));
    expect(sites.filter(({ host }) => host === FLUXED).map(findings)).toEqual([
      findings(fromPopup),
    ]);
    const told = await toldEvidence(report);
    expect(told).toEqual({ kept: fromPopup.evidence, sent: fromPopup.evidence });
    expect(shown).toEqual(warned);
    expect(listed).toEqual(warned);
    for (const { text } of fromPopup.evidence) {
      expect(shown.filter((line) => line.startsWith(text))).toHaveLength(1);
    }
  });

  test("shows the text about a wrong verdict, as the person changes it", async () => {
    const run = there(firefox);
    await openOver(AMBER);
    await press("[data-complain]");
    await shows("#complaint");
    await typeInto(run, "#complaint", "!");
    const text = await run.evaluate("return document.querySelector('#complaint').value");
    expect(text).toMatch(/^I think this verdict is wrong, because: \n[^]*!$/);
    await press("[data-copy-complaint]");
    await says(".complaint [role=status]", "Copied.");
    await press(".complaint .link");
    await lacks("#complaint");
  });

  test("copies the facts for people", async () => {
    await openOver(AMBER);
    await press(".pass-on .ways > button:first-child");
    await says(".pass-on [role=status]", "Copied.");
  });

  test.each(POPUP_CASES)("%s", async (_name, play) => {
    const run = there(firefox);
    // Settings that are open already would only come to the front.
    await run.focus(own);
    await run.open(run.extensionUrl("src/popup/index.html?tab=0"));
    const sites = { fluxed: FLUXED, honest: HONEST };
    await play(popupInFirefox({ run, own }, there(lab), downloads), sites);
  });

  test("asks for withheld access to sites, and takes the note away once it is given", async () => {
    const run = there(firefox);
    await run.newTab();
    await run.open(run.extensionUrl("src/popup/index.html?tab=0"));
    await shows("[data-inquire]");
    await lacks("[data-access]");
    await run.marionette.command("WebDriver:ExecuteAsyncScript", {
      script: `const [done] = arguments;
        browser.permissions.remove({ origins: ["<all_urls>"] }).then(done, (error) => done(String(error)));`,
      args: [],
    });
    await press("[data-access=withheld] [data-allow]");
    await lacks("[data-access]");
    const granted = await run.marionette.command("WebDriver:ExecuteAsyncScript", {
      script: `const [done] = arguments;
        browser.permissions.contains({ origins: ["<all_urls>"] }).then(done);`,
      args: [],
    });
    expect(granted).toBe(true);
  });
});
