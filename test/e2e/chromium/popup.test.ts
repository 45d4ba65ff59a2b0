import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { isGuarded } from "../../../lab/browsers/guard.ts";
import { until } from "../../../lab/browsers/until.ts";
import { untilUrl, visitSite } from "../../../lab/browsers/visit.ts";
import { CERTAIN_AMBER } from "../../../lab/scenarios/certain-amber.ts";
import { loadTableBytes } from "../../../tools/networks/load-knowledge.ts";
import { runHere } from "../../cli/in-process.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { handleInChromium } from "../harness/chromium-page.ts";
import { popupInChromium } from "../harness/chromium-popup-place.ts";
import { findings, type Findings } from "../harness/findings.ts";
import { HISTORY_PATH } from "../harness/history-cases.ts";
import { copied, evidenceLines, openPopup } from "../harness/pages.ts";
import { POPUP_CASES } from "../harness/popup-cases.ts";
import { toldEvidence } from "../harness/told-event.ts";
import { proceedFrom, stoppedHosts, untilWarned } from "../harness/warned-page.ts";

const AMBER = hostOf(CERTAIN_AMBER.id);
const HONEST = hostOf("plain");
const FLUXED = hostOf("ten-homes");

describeInside("the popup", () => {
  const suite = useChromium(["ten-homes", "plain", CERTAIN_AMBER.id]);

  test("one evidence is the same in popup, warning page, history, files, events and command", async () => {
    const { run } = suite;
    await run.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const { page, tabId, report } = await visitSite(run, `https://${FLUXED}/`);
    await page.locator("button[aria-controls=details]").click();
    await page.locator(".details[data-checking=false]").waitFor();
    const warned = await evidenceLines(page);
    const fromWarning = JSON.parse(await copied(page, "text=Copy as JSON")) as Findings;
    const popup = await openPopup(run, tabId);
    const shown = await evidenceLines(popup);
    const fromPopup = JSON.parse(await copied(popup, "text=Copy as JSON")) as Findings;
    const text = await copied(popup, "text=Copy the facts");
    const [download] = await Promise.all([
      popup.waitForEvent("download"),
      popup.locator("[data-save]").click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^fluxward-${FLUXED}-.*\\.jsonl$`));
    await popup.getByText("Saved.").waitFor();
    loadTableBytes();
    const { out, err, status } = await runHere(["replay", await download.path(), "--json"]);
    expect({ err, status }).toEqual({ err: "", status: 1 });
    const replayed = JSON.parse(out) as Findings;
    const tab = await run.context.newPage();
    const history = handleInChromium(run, tab);
    await history.open(HISTORY_PATH);
    await history.click(`[data-host="${FLUXED}"] .opener`);
    await tab.locator(".evidence li").first().waitFor();
    const listed = await evidenceLines(tab);
    const saved = JSON.parse(await history.download("#save-json")) as { sites: Findings[] };

    expect(fromPopup.evidence.length).toBeGreaterThan(2);
    expect(fromPopup.evidence.map(({ text: _, ...one }) => one)).toEqual(report.verdict.evidence);
    expect(findings(fromWarning)).toEqual(findings(fromPopup));
    expect(findings(replayed)).toEqual(findings(fromPopup));
    const told = await toldEvidence(report);
    expect(told.kept).toEqual(fromPopup.evidence);
    expect(told.sent).toEqual(fromPopup.evidence);
    expect(shown).toEqual(warned);
    expect(listed).toEqual(warned);
    expect(saved.sites.map(findings)).toEqual([findings(fromPopup)]);
    for (const one of fromPopup.evidence) {
      expect(shown.filter((line) => line.startsWith(one.text))).toHaveLength(1);
      expect(text).toContain(`- ${one.text}`);
    }
    expect((saved.sites[0] as unknown as { facts: object }).facts).toEqual(
      (fromPopup as unknown as { facts: object }).facts,
    );
    const { connections } = (replayed as unknown as { facts: { connections: unknown[] } }).facts;
    expect(connections).toEqual(JSON.parse(JSON.stringify(report.facts.connections)));
  });

  test("a site is checked again, trusted for a while, and no longer", async () => {
    const { lab, run } = suite;
    const { tabId } = await visitSite(run, `https://${AMBER}/`);
    expect(await isGuarded(run, tabId)).toBe(true);
    const popup = await openPopup(run, tabId);
    const before = lab.queries.all().length;
    await popup.locator("[data-again]").click();
    await popup.locator("[data-again][disabled]").waitFor();
    await popup.locator("[data-again]:not([disabled])").waitFor();
    expect(lab.queries.all().length).toBeGreaterThan(before);
    await popup.locator(".choices > summary").click();
    for (const scope of ["once", "hour", "always"]) {
      await popup.locator(`.choices [data-scope=${scope}]`).click();
      await popup.locator(`[data-chosen=${scope}]`).waitFor();
      await until(`nothing is held (${scope})`, async () => !(await isGuarded(run, tabId)));
      const { exceptions } = await run.ask("getSettings", {});
      expect(exceptions.map(({ host, source }) => [host, source])).toEqual(
        scope === "once" ? [] : [[AMBER, "popup"]],
      );
      await popup.locator("[data-undo=trust]").click();
      await popup.locator(`[data-chosen=${scope}]`).waitFor({ state: "detached" });
      await until(`it is held again (${scope})`, () => isGuarded(run, tabId));
    }
    expect((await run.ask("getSettings", {})).exceptions).toEqual([]);
  });

  test("a person who wants to be warned of an honest site is, until they take that back", async () => {
    const { lab, run } = suite;
    const { page, tabId } = await visitSite(run, `https://${HONEST}/`);
    const popup = await openPopup(run, tabId);
    await popup.locator(".choices > summary").click();
    await popup.locator("[data-mark]").click();
    await untilUrl(page, /^chrome-extension:.*src\/warning/);
    await page.getByRole("heading", { name: "You asked to be warned of this site." }).waitFor();
    await popup.getByText("This tab shows the warning").waitFor();
    await popup.close();
    await until("the browser stops the site", async () =>
      (await stoppedHosts(run)).includes(HONEST),
    );
    lab.sites.clear();
    const next = await run.newTab();
    await next.page.goto(`https://${HONEST}/`).catch(() => undefined);
    await next.page.getByText("What Fluxward itself has seen: No sign of fast flux").waitFor();
    expect(lab.sites.all().filter(({ host }) => host === HONEST)).toEqual([]);
    await proceedFrom(next.page, "once");
    await untilUrl(next.page, new RegExp(`^https://${HONEST}/`));
    const again = await openPopup(run, next.tabId);
    await again.locator("[data-undo=mark]").click();
    await again.locator("[data-chosen=marked]").waitFor({ state: "detached" });
    expect(await stoppedHosts(run)).toEqual([]);
    expect((await run.ask("getSettings", {})).markedHosts).toEqual([]);
  });

  test("any site is checked without anybody opening it, and nonsense is told apart", async () => {
    const { lab, run } = suite;
    const { page, tabId } = await run.newTab();
    await page.goto("about:blank");
    const popup = await openPopup(run, tabId, "not-checkable");
    const box = popup.locator("#inquiry");
    const seen = await run.observer.navigations();
    lab.queries.clear();
    for (const [typed, said] of [
      ["javascript:alert(1)", "not the name or address of a website"],
      [`"><img src=x onerror=alert(1)>`, "not the name or address of a website"],
      ["192.168.1.1", "A bare address has no name"],
      ["router.local", "reserved for local networks"],
    ] as const) {
      await box.fill(typed);
      await popup.keyboard.press("Enter");
      await popup.getByRole("alert").filter({ hasText: said }).waitFor();
    }
    expect(lab.queries.all().filter(({ operator }) => operator !== "system")).toEqual([]);
    await box.fill(`hxxps://${FLUXED.replaceAll(".", "[.]")}/login`);
    await popup.keyboard.press("Enter");
    await popup.locator(".verdict.tint-flux").waitFor();
    await popup.getByText("Checked without opening it.").waitFor();
    expect(await popup.locator(".choices, [data-undo]").count()).toBe(0);
    const asked = new Set(lab.queries.all().map(({ name }) => name));
    expect(asked.has(FLUXED)).toBe(true);
    expect(lab.sites.all().filter(({ host }) => host === FLUXED)).toEqual([]);
    const since = (await run.observer.navigations()).slice(seen.length);
    expect(since.filter(({ url }) => url.includes(FLUXED))).toEqual([]);
    expect(page.url()).toBe("about:blank");
    // What was found of it stops it once somebody opens it.
    await page.goto(`https://${FLUXED}/`).catch(() => undefined);
    await untilWarned(page, FLUXED);
    expect(lab.sites.all().filter(({ host }) => host === FLUXED)).toEqual([]);
  });

  test("a wrong verdict is told in a text that the person sees, changes and copies; nothing is sent", async () => {
    const { lab, run } = suite;
    await run.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await run.ask("saveSettings", {
      settings: { organisationName: "Lab Company", supportUrl: "https://help.lab-company.com/" },
    });
    const { tabId } = await visitSite(run, `https://${AMBER}/`);
    const popup = await openPopup(run, tabId);
    await popup.getByText("Managed by Lab Company").waitFor();
    const sent: string[] = [];
    popup.on("request", (request) => sent.push(request.url()));
    await popup.locator("[data-complain]").click();
    const text = await popup.locator("#complaint").inputValue();
    expect(text).toMatch(/^I think this verdict is wrong, because: \n/);
    expect(text).toContain("sensitivity: balanced");
    await popup.locator("#complaint").fill(`${text}\nIt is our own site.`);
    expect(await copied(popup, "[data-copy-complaint]")).toBe(`${text}\nIt is our own site.`);
    const link = popup.locator(".support-link a");
    expect(await link.getAttribute("href")).toBe("https://help.lab-company.com/");
    expect(sent).toEqual([]);
    expect(lab.queries.all().filter(({ name }) => name.includes("lab-company"))).toEqual([]);
    await popup.getByRole("button", { name: "Close", exact: true }).click();
    await popup.locator("#complaint").waitFor({ state: "detached" });
  });

  test("whoever may not ask, or not act, is said so, with the way to mend it", async () => {
    const { lab, run } = suite;
    await run.ask("saveSettings", { settings: { setUp: false } });
    const { page, tabId } = await run.newTab();
    await page.goto(`https://${HONEST}/`);
    const popup = await openPopup(run, tabId, "not-set-up");
    await popup.getByText("Fluxward is not set up yet.").waitFor();
    expect((await run.observer.badge(tabId)).title).toBe("Fluxward: not set up yet");
    await run.ask("saveSettings", { settings: { setUp: true, enabled: false } });
    await popup.reload();
    await popup.locator(".popup[data-state=paused]").waitFor();
    expect(lab.queries.all().filter(({ operator }) => operator !== "system")).toEqual([]);
    expect(await popup.locator("[data-access]").count()).toBe(0);
    await withholdAccess(page, run.extensionUrl(""), "ON_CLICK");
    await popup.locator("[data-access=withheld] [data-allow]").waitFor();
    await withholdAccess(page, run.extensionUrl(""), "ON_ALL_SITES");
    await popup.locator("[data-access]").waitFor({ state: "detached" });
  });

  test.each(POPUP_CASES)("%s", async (_name, play) => {
    await play(popupInChromium(suite), { fluxed: FLUXED, honest: HONEST });
  });
});

/** As a person does in the browser's own page about its extensions. */
async function withholdAccess(
  page: Page,
  extension: string,
  hostAccess: "ON_CLICK" | "ON_ALL_SITES",
): Promise<void> {
  await page.goto("chrome://extensions/");
  await page.evaluate(
    ([extensionId, access]) => {
      const scope = globalThis as unknown as {
        chrome: { developerPrivate: { updateExtensionConfiguration: (to: object) => unknown } };
      };
      return scope.chrome.developerPrivate.updateExtensionConfiguration({
        extensionId,
        hostAccess: access,
      });
    },
    [new URL(extension).hostname, hostAccess] as const,
  );
}
