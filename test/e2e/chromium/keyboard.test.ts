import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pause, until } from "../../../lab/browsers/until.ts";
import { untilUrl, visitSite } from "../../../lab/browsers/visit.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { openPopup } from "../harness/pages.ts";

const FLUXED = hostOf("ten-homes");
const AXE = readFileSync(
  new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);
/** More keys than any of these pages has stops. */
const MOST_STOPS = 60;

/** What has the focus, as a screen reader names it, and whether it can be seen to have it. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  if (one === null || one === document.body) return undefined;
  const { outlineStyle } = getComputedStyle(one);
  return {
    name: (one.getAttribute("aria-label") ?? one.innerText ?? "").split("\\n")[0].trim(),
    scope: one.dataset.scope ?? "",
    seen: outlineStyle !== "none" && one.matches(":focus-visible"),
  };
})()`;

type Stop = { readonly name: string; readonly scope: string; readonly seen: boolean };

/** Presses Tab until `reached`, or the end of the page; answers the stops on the way. */
const FROM_THE_TOP = `document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute("tabindex");`;

async function tabThrough(page: Page, reached: (stop: Stop) => boolean): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate<Stop | undefined>(FOCUSED);
    if (stop === undefined) break;
    stops.push(stop);
    if (reached(stop)) break;
  }
  return stops;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate<string[]>(
    "axe.run().then(({ violations }) => violations.map(({ id }) => id))",
  );
}

describeInside("with the keyboard alone", () => {
  const suite = useChromium(["ten-homes", "plain"]);

  test("the warning is read, its details are opened, and the way on is found last", async () => {
    const { run } = suite;
    const { page } = await visitSite(run, `https://${FLUXED}/`);
    expect(await page.evaluate<Stop>(FOCUSED)).toMatchObject({ name: "Leave this site" });
    const dialog = page.getByRole("alertdialog");
    const name = await page.locator("#headline").innerText();
    expect(await dialog.getAttribute("aria-labelledby")).toBe("headline");
    expect(await page.getByRole("alertdialog", { name }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    const [details] = await tabThrough(page, ({ name: stop }) => stop === "Details");
    expect(details).toMatchObject({ name: "Details", seen: true });
    await page.keyboard.press("Enter");
    await page.locator(".details[data-checking=false]").waitFor();
    expect(await violations(page)).toEqual([]);
    const stops = await tabThrough(page, ({ scope }) => scope === "once");
    expect(stops.filter(({ seen }) => !seen)).toEqual([]);
    expect(stops.map(({ name: stop }) => stop)).toEqual(
      expect.arrayContaining(["The numbers as a table", "Copy the facts", "Copy as JSON"]),
    );
    expect(stops.at(-1)).toMatchObject({ scope: "once" });
    // The way on takes no key in the first 700 ms.
    await pause(700);
    await page.keyboard.press("Enter");
    await untilUrl(page, new RegExp(`^https://${FLUXED}/`));
  });

  test("facts are copied, and nothing is sent for it", async () => {
    const { run } = suite;
    await run.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const { page } = await visitSite(run, `https://${FLUXED}/`);
    await page.locator("button[aria-controls=details]").press("Enter");
    await page.locator(".details[data-checking=false]").waitFor();
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.url()));
    await page.getByRole("button", { name: "Copy as JSON" }).press("Enter");
    await until("it says so", async () => {
      return (await page.locator("[role=status]").innerText()) === "Copied.";
    });
    const copied = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(JSON.parse(copied)).toMatchObject({ host: FLUXED, verdict: "flux" });
    expect(sent).toEqual([]);
  });

  test("every control of the popup is reached and shows that it is", async () => {
    const { run } = suite;
    const { tabId } = await visitSite(run, `https://${FLUXED}/`);
    const popup = await openPopup(run, tabId);
    await popup.locator(".verdict button:not([disabled])").waitFor();
    expect(await violations(popup)).toEqual([]);
    const stops = await tabThrough(popup, () => false);
    expect(stops.filter(({ seen }) => !seen)).toEqual([]);
    const names = stops.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        "Settings",
        "Check again",
        "The numbers as a table",
        "Check a site",
        "Technical details",
        "Copy the facts",
        "Save all answers",
        "Wrong verdict?",
      ]),
    );
    expect(stops.length).toBeLessThan(MOST_STOPS);
  });

  test("a site is checked, its choices are opened and taken back, without a pointer", async () => {
    const { run } = suite;
    const { tabId } = await visitSite(run, `https://${hostOf("plain")}/`);
    const popup = await openPopup(run, tabId);
    await popup.locator(".verdict [data-again]:not([disabled])").waitFor();
    const to = async (name: string): Promise<void> => {
      // From the top again: where the focus was is where the next Tab would go on.
      await popup.evaluate(FROM_THE_TOP);
      const stops = await tabThrough(popup, (stop) => stop.name === name);
      expect(stops.at(-1)).toMatchObject({ name, seen: true });
    };
    await to("Your choice for this site");
    await popup.keyboard.press("Enter");
    await to("For an hour");
    await popup.keyboard.press("Enter");
    await popup.locator("[data-chosen=hour]").waitFor();
    await to("Undo: warn of it again");
    await popup.keyboard.press("Enter");
    await popup.locator("[data-chosen]").waitFor({ state: "detached" });
    await to("Check a site");
    await popup.keyboard.press("Enter");
    // The box has the focus at once.
    await popup.keyboard.type(FLUXED);
    await popup.keyboard.press("Enter");
    await popup.locator(".verdict.tint-flux").waitFor();
    expect(await violations(popup)).toEqual([]);
    await to("Wrong verdict?");
    await popup.keyboard.press("Enter");
    await popup.locator("#complaint").waitFor();
    expect(await violations(popup)).toEqual([]);
  });
});
