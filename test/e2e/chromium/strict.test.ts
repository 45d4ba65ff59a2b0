import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { untilUrl } from "../../../lab/browsers/visit.ts";
import { HOP_PATH } from "../../../lab/sites/flow-paths.ts";
import { CHECKING_PAGE } from "../../../src/messages/pages.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { untilWarned } from "../harness/warned-page.ts";

const FLUXED = hostOf("ten-homes");
const SHOP = hostOf("plain");
const OTHER = hostOf("cloudflare-like");
const RED = `https://${FLUXED}/`;

describeInside.each([false, true])("honest sites, strict: %s", (strict) => {
  const suite = useChromium(["plain", "cloudflare-like"], "login");

  async function open(): Promise<Page> {
    const { run } = suite;
    await run.ask("saveSettings", { settings: { strict } });
    const { page } = await run.newTab();
    await page.goto(`https://${SHOP}/`);
    await untilUrl(page, new RegExp(`^https://${SHOP}/`));
    await page.locator("#password").waitFor();
    return page;
  }
  const got = (host: string): readonly string[] =>
    suite.lab.sites
      .all()
      .filter((one) => one.host === host && one.path !== "/favicon.ico")
      .map(({ method, path }) => `${method} ${path}`);

  test("sign in in a window of another site, which reports back", async () => {
    const page = await open();
    const opening = suite.run.context.waitForEvent("page");
    await page.evaluate((url) => {
      addEventListener("message", ({ data }) => (document.title = String(data)));
      window.open(url, "sign-in", "popup,width=400");
    }, `https://${OTHER}/authorize`);
    const popup = await opening;
    await untilUrl(popup, new RegExp(`^https://${OTHER}/authorize`));
    await popup.locator("#password").waitFor();
    await popup.evaluate(() => {
      (window.opener as Window).postMessage("signed in", "*");
      window.close();
    });
    await until("the site has heard of it", async () => (await page.title()) === "signed in");
  });

  test("sign in by a form that another site is sent (SAML)", async () => {
    const page = await open();
    await page.setContent(
      `<form method="post" action="https://${OTHER}/saml"><input name="SAMLResponse" value="abc"></form>`,
    );
    await page.evaluate(() => {
      document.forms[0]?.submit();
    });
    await untilUrl(page, new RegExp(`^https://${OTHER}/saml`));
    await until("the form has arrived once", () => got(OTHER).length > 0);
    expect(got(OTHER)).toEqual(["POST /saml"]);
    expect(suite.lab.sites.all().find(({ host }) => host === OTHER)?.body).toBe("SAMLResponse=abc");
  });

  test("pay at another site and come back, and the way back in history is as it was", async () => {
    const page = await open();
    const back = encodeURIComponent(`https://${SHOP}/paid?id=7`);
    await page.evaluate((url) => {
      location.href = url;
    }, `https://${OTHER}${HOP_PATH}?to=${back}`);
    await untilUrl(page, new RegExp(`^https://${SHOP}/paid\\?id=7`));
    await page.goBack();
    await untilUrl(page, new RegExp(`^https://${SHOP}/$`));
  });
});

describeInside("strict", () => {
  const suite = useChromium(["ten-homes", "plain"], "login");

  test("a fluxed site that was never seen is not asked for anything", async () => {
    const { run, lab } = suite;
    await run.ask("saveSettings", { settings: { strict: true } });
    const { page, tabId } = await run.newTab();
    await page.goto(RED).catch(() => undefined);
    await untilWarned(page, FLUXED);
    expect(lab.sites.all().filter(({ host }) => host === FLUXED)).toEqual([]);
    const seen = (await run.observer.navigations()).filter((event) => event.tabId === tabId);
    expect(seen.some(({ kind, url }) => kind === "committed" && url.includes(CHECKING_PAGE))).toBe(
      true,
    );
  });

  test("an honest site is checked once, and no resolver keeps it closed", async () => {
    const { run, lab } = suite;
    await run.ask("saveSettings", { settings: { strict: true } });
    for (const { setFault } of lab.resolvers) setFault({ kind: "slow", ms: 60_000 });
    const { page, tabId } = await run.newTab();
    await page.goto(`https://${SHOP}/first#part`).catch(() => undefined);
    await page.locator("#password").waitFor();
    expect(page.url()).toBe(`https://${SHOP}/first#part`);
    await page.goto(`https://${SHOP}/second`);
    const seen = (await run.observer.navigations()).filter((event) => event.tabId === tabId);
    const checked = seen.filter(
      ({ kind, url }) => kind === "committed" && url.includes(CHECKING_PAGE),
    );
    expect(checked).toHaveLength(1);
    await page.goBack();
    expect(page.url()).toBe(`https://${SHOP}/first#part`);
  });

  test("names inside a network, and addresses, open at once", async () => {
    const { run } = suite;
    await run.ask("saveSettings", { settings: { strict: true } });
    const { page } = await run.newTab();
    await page.goto("http://127.0.0.1/");
    expect(page.url()).toBe("http://127.0.0.1/");
  });
});
