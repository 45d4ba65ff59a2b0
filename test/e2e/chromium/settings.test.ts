import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { pause, until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";

describeInside("the settings page", () => {
  const suite = useChromium(["plain"]);

  test("a person adds a resolver of their own, and only resolvers in the list are asked", async () => {
    const { lab, run } = suite;
    const [first, second, third] = lab.resolvers;
    if (first === undefined || second === undefined || third === undefined) throw new Error("lab");
    await run.ask("saveSettings", { settings: { resolvers: [first.url] } });
    const page = await run.context.newPage();
    await page.goto(run.extensionUrl("src/options/index.html"));
    await page.locator("#new-resolver").fill("http://far-away.orlenda-video.com/dns-query");
    await page.keyboard.press("Enter");
    await page.locator("#new-resolver-problem", { hasText: "https" }).waitFor();
    await page.locator("#new-resolver").fill(second.url);
    await page.keyboard.press("Enter");
    const wanted = [first.url, second.url];
    await until(`the resolvers are ${wanted.join(" and ")}`, async () => {
      return isDeepStrictEqual((await run.ask("getSettings", {})).resolvers, wanted);
    });
    await visitSite(run, `https://${hostOf("plain")}/`);
    const asked = new Set(lab.queries.all().map(({ operator }) => operator));
    expect(asked.has(third.name)).toBe(false);
  });

  test("switched off, nothing is asked", async () => {
    const { lab, run } = suite;
    await run.ask("saveSettings", { settings: { enabled: false } });
    const { page, tabId } = await run.newTab();
    await page.goto(`https://${hostOf("plain")}/`);
    await until("the background knows of the page", () =>
      run.observer.hasArrived(tabId, hostOf("plain")),
    );
    expect((await run.ask("getReport", { tabId })).state).toBe("paused");
    // Time for what must not happen.
    await pause(500);
    expect(lab.queries.all().filter(({ operator }) => operator !== "system")).toEqual([]);
  });
});
