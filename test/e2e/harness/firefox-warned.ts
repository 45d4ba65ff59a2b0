import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import type { Lab } from "../../../lab/server/start-lab.ts";
import { pause, until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import type { Scope } from "../../../src/messages/protocol.ts";
import { hostOfRule } from "../../../src/platform/site-rule.ts";
import type { NetRule } from "../../../src/platform/net-rules.ts";
import { asExtension, type Own } from "./firefox-own.ts";
import { clickOn } from "./firefox-pages.ts";

/** Waits until a person at the current tab is warned of a host: the warning page is there and names it. */
export async function untilWarned(run: FirefoxRun, host: string): Promise<void> {
  await until(`the person is warned of ${host}`, async () => {
    const opening = await run.evaluate(
      'return document.querySelector("main.alarm h1#headline") && document.querySelector(".opening")?.innerText',
    );
    return (await run.url()).includes(WARNING_PAGE) && String(opening).includes(host);
  });
}

/** Opens an address in the current tab and waits until its page is there whole. */
export async function openPage(run: FirefoxRun, url: string): Promise<void> {
  // What was there before may have the same address.
  await run.evaluate("window.isOld = true").catch(() => undefined);
  await run.open(url);
  await until(`another page is at ${url}`, async () => {
    return (await shown(run)) === url && (await run.evaluate("return window.isOld")) === null;
  });
}

/** Waits until the current tab shows the page of an address whole. */
export async function untilAt(run: FirefoxRun, url: string): Promise<void> {
  await until(`the tab is at ${url}`, async () => (await shown(run)) === url);
}

function shown(run: FirefoxRun): Promise<unknown> {
  return run.evaluate("return document.readyState === 'complete' && location.href");
}

/** Does what opens a tab or a window, and makes that one the current one. */
export async function inNewTabOf(run: FirefoxRun, act: () => Promise<unknown>): Promise<void> {
  const handles = async (): Promise<readonly string[]> =>
    (await run.marionette.command("WebDriver:GetWindowHandles")) as readonly string[];
  const before = await handles();
  await act();
  let opened: string | undefined;
  await until("another tab is open", async () => {
    opened = (await handles()).find((handle) => !before.includes(handle));
    return opened !== undefined;
  });
  if (opened !== undefined) await run.focus(opened);
}

/** Takes the way on from the warning page in the current tab, as a person would. */
export async function proceedFrom(run: FirefoxRun, scope: Scope): Promise<void> {
  await until("there are ways on", async () => {
    // Somewhere they are shown at once.
    await run.evaluate(
      'document.querySelector("button[aria-controls=details][aria-expanded=false]")?.click()',
    );
    return (
      (await run.evaluate(`return document.querySelector('${wayOn(scope)}') !== null`)) === true
    );
  });
  // The page takes no choice in the first 700 ms: it may have been meant for the page before.
  await pause(900);
  await clickOn(run, wayOn(scope));
}

function wayOn(scope: Scope): string {
  return `button.go-on[data-scope=${scope}]`;
}

/** The hosts that the browser stops by itself; in private windows alone where `session`. */
export async function stoppedHosts(
  at: Own,
  set: "dynamic" | "session" = "dynamic",
): Promise<readonly string[]> {
  const get = set === "dynamic" ? "getDynamicRules" : "getSessionRules";
  const rules = (await asExtension(
    at,
    `const [done] = arguments; browser.declarativeNetRequest.${get}().then(done);`,
  )) as readonly NetRule[];
  return rules.flatMap((rule) => {
    const isStop = rule.action.type === "redirect";
    return isStop ? (hostOfRule(rule) ?? []) : [];
  });
}

/** Waits until the browser stops a host by itself. */
export async function untilStopped(at: Own, host: string): Promise<void> {
  await until("the browser stops the site by itself", async () => {
    return (await stoppedHosts(at)).includes(host);
  });
}

/** Visits a fluxed host once, in a tab of its own, and waits until it is warned of and stopped; what it got until then is forgotten. */
export async function makeKnownRed(
  suite: Own & { readonly lab: Lab },
  host: string,
): Promise<void> {
  const { run, lab } = suite;
  await run.newTab();
  await run.open(`https://${host}/`);
  await untilWarned(run, host);
  await untilStopped(suite, host);
  lab.sites.clear();
}
