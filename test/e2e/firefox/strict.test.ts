import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { HOP_PATH } from "../../../lab/sites/flow-paths.ts";
import { askExtension } from "../harness/firefox-own.ts";
import { clickOn } from "../harness/firefox-pages.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { inNewTabOf, openPage, untilAt, untilWarned } from "../harness/firefox-warned.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const SHOP = hostOf("plain");
const OTHER = hostOf("cloudflare-like");
const RED = `https://${FLUXED}/`;

describeInside("honest sites, and strict mode, in Firefox", () => {
  const suite = useFirefox(["plain", "cloudflare-like", "ten-homes"], { siteKind: "login" });

  const setStrict = (strict: boolean): Promise<unknown> =>
    askExtension(suite, "saveSettings", { settings: { strict } });
  async function open(strict: boolean): Promise<void> {
    await setStrict(strict);
    await suite.run.newTab();
    await openPage(suite.run, `https://${SHOP}/`);
  }
  const got = (host: string): readonly string[] =>
    suite.lab.sites
      .all()
      .filter((one) => one.host === host && one.path !== "/favicon.ico")
      .map(({ method, path }) => `${method} ${path}`);

  test.each([false, true])(
    "sign in in a window of another site, which reports back; strict: %s",
    async (strict) => {
      const { run } = suite;
      await open(strict);
      const page = await run.tab();
      await run.evaluate(
        `addEventListener("message", ({ data }) => (document.title = String(data)));
         document.body.innerHTML = "<button>Sign in</button>";
         document.querySelector("button").onclick = () => {
           open("https://${OTHER}/authorize", "sign-in", "popup,width=400");
         };`,
      );
      await inNewTabOf(run, () => clickOn(run, "button"));
      await untilAt(run, `https://${OTHER}/authorize`);
      await run.evaluate('opener.postMessage("signed in", "*"); close()');
      await run.focus(page);
      await until("the site has heard of it", async () => {
        return (await run.evaluate("return document.title")) === "signed in";
      });
    },
  );

  test.each([false, true])(
    "sign in by a form that another site is sent (SAML); strict: %s",
    async (strict) => {
      const { run, lab } = suite;
      await open(strict);
      await run.evaluate(
        `document.body.innerHTML = '<form method="post" action="https://${OTHER}/saml"><input name="SAMLResponse" value="abc"></form>';
         document.forms[0].submit();`,
      );
      await untilAt(run, `https://${OTHER}/saml`);
      expect(got(OTHER)).toEqual(["POST /saml"]);
      expect(lab.sites.all().find(({ host }) => host === OTHER)?.body).toBe("SAMLResponse=abc");
    },
  );

  test.each([false, true])(
    "pay at another site and come back, and the way back in history is as it was; strict: %s",
    async (strict) => {
      const { run } = suite;
      await open(strict);
      const back = encodeURIComponent(`https://${SHOP}/paid?id=7`);
      await run.evaluate(`location.href = "https://${OTHER}${HOP_PATH}?to=${back}"`);
      await untilAt(run, `https://${SHOP}/paid?id=7`);
      await run.marionette.command("WebDriver:Back");
      await untilAt(run, `https://${SHOP}/`);
      expect(got(OTHER)).toEqual([`GET ${HOP_PATH}`]);
    },
  );

  test("strict: a fluxed site that was never seen is not asked for anything", async () => {
    const { run } = suite;
    await setStrict(true);
    await run.newTab();
    await run.open(`${RED}held`);
    await untilWarned(run, FLUXED);
    expect(got(FLUXED)).toEqual([]);
  });

  test("strict: no resolver keeps an honest site closed", async () => {
    const { run, lab } = suite;
    await setStrict(true);
    for (const { setFault } of lab.resolvers) setFault({ kind: "slow", ms: 60_000 });
    const asked = Date.now();
    await run.newTab();
    await openPage(run, `https://${SHOP}/first#part`);
    const arrived = lab.sites.all().find(({ host, path }) => host === SHOP && path === "/first");
    const waited = (arrived?.at ?? Infinity) - asked;
    console.log(`strict: a first page waited ${String(waited)} ms for resolvers that are silent`);
    // 150 ms for the first answer; all else is the browser's own time.
    expect(waited).toBeLessThan(3_000);
  });

  test("strict: names inside a network, and addresses, open at once", async () => {
    const { run } = suite;
    await setStrict(true);
    await run.newTab();
    await openPage(run, "http://127.0.0.1/");
  });
});
