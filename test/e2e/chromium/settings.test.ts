import { expect, test } from "vitest";
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
    expect(await page.locator("#new-resolver-problem").innerText()).toContain("https");
    await page.locator("#new-resolver").fill(second.url);
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await run.ask("getSettings", {})).resolvers)
      .toEqual([first.url, second.url]);
    await visitSite(run, `https://${hostOf("plain")}/`);
    const asked = new Set(lab.queries.all().map(({ operator }) => operator));
    expect(asked.has(third.name)).toBe(false);
  });

  test("switched off, nothing is asked", async () => {
    const { lab, run } = suite;
    await run.ask("saveSettings", { settings: { enabled: false } });
    const page = await run.context.newPage();
    await page.goto(`https://${hostOf("plain")}/`);
    await page.waitForTimeout(500);
    expect(lab.queries.all().filter(({ operator }) => operator !== "system")).toEqual([]);
  });
});
