import { expect, test } from "vitest";
import { foreignElements } from "../../../lab/browsers/guard.ts";
import { until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { renderPage } from "../../../lab/sites/pages.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";

const IDS = ["akamai-like", "cloudflare-like", "balancer-without-alias", "plain"];

describeInside("an honest site", () => {
  const suite = useChromium(IDS);

  test.each(IDS)("%s: nothing happens", async (id) => {
    const { lab, run } = suite;
    const host = hostOf(id);
    const { page, tabId, report } = await visitSite(run, `https://${host}/`);
    expect(report.verdict.level).toBe("clear");
    expect(page.url()).toBe(`https://${host}/`);
    expect((await run.observer.badge(tabId)).text).toBe("");
    expect(await foreignElements(page)).toEqual([]);
    const served = ["login", "article", "shop"].map((kind) => renderPage(kind as "login", host));
    const shown = await page.evaluate(() => document.documentElement.outerHTML);
    expect(served.map(bodyOf)).toContain(bodyOf(shown));
    const field = page.locator("form input").last();
    await field.click();
    await page.keyboard.type("4111");
    expect(await field.inputValue()).toBe("4111");
    await page.locator("form button").click();
    await until("the site has what was sent", () =>
      lab.sites.all().some(({ method, body }) => method === "POST" && body.includes("4111")),
    );
  });

  test("only one operator learns the name, and no query carries more than DNS needs", async () => {
    const { lab, run } = suite;
    const host = hostOf("akamai-like");
    await visitSite(run, `https://${host}/some/private/path?with=secrets`);
    const queries = lab.queries.all().filter(({ operator }) => operator !== "system");
    expect(new Set(queries.map(({ operator }) => operator)).size).toBe(1);
    expect(queries.map(({ name }) => name).every((name) => name === host)).toBe(true);
    for (const { method, headers } of queries) {
      expect(method).toBe("GET");
      expect(Object.keys(headers)).not.toContain("origin");
      expect(Object.keys(headers)).not.toContain("cookie");
      expect(JSON.stringify(headers)).not.toContain("secrets");
    }
  });
});

function bodyOf(html: string): string {
  return (/<body>.*<\/body>/s.exec(html)?.[0] ?? "").replace(/\s+/g, " ").replaceAll("> <", "><");
}
