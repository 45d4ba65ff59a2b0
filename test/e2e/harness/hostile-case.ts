import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import english from "../../../_locales/en/messages.json";
import { pause, until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import type { Lab } from "../../../lab/server/start-lab.ts";
import type { HostilePage } from "../../../lab/sites/hostile/hostile-page.ts";
import { SEEN_PATH } from "../../../lab/sites/site-log.ts";
import type { HostileBrowser, HostileTab } from "./hostile-tab.ts";

/** Letters that no name of a key and nothing on the pages is made of alone. */
export const SECRET = "qzxjkv";
const LEAK = new RegExp(`(?:^| )[${SECRET}]+$`);

/** Plays one hostile page: what the person does, what they see, and that nothing typed got anywhere. */
export async function playHostile(
  browser: HostileBrowser,
  lab: Lab,
  host: string,
  page: HostilePage,
): Promise<void> {
  lab.sites.clear();
  const tab = await browser.open(`https://${host}/hostile/${page.name}`);
  try {
    await until("the page is held, or the person elsewhere", async () => {
      return (await isReady(tab, page)) || isWarning(tab);
    });
    await act(tab, page);
    const { outcome, reason } = page.but?.[browser.name] ?? page;
    if (outcome === "note") await expectNote(tab);
    else await expectWarning(tab, reason);
    expect(leaks(lab, host)).toEqual([]);
    expect(lab.sites.stolen(host)).toEqual([]);
    expect(await tab.downloads()).toBe(0);
    await keepPicture(tab, `${browser.name}-${page.name}`);
  } finally {
    await tab.close();
  }
}

/** Where pictures of what the person saw at the end of each page are kept, if anywhere. */
const PICTURES = process.env["FLUXWARD_PICTURES"];

async function keepPicture(tab: HostileTab, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(join(PICTURES, `${name}.png`), await tab.picture());
}

/** What the site has learnt of the secret so far, by any way. */
export function leaks(lab: Lab, host: string): readonly string[] {
  const seen = lab.sites
    .all()
    .filter((request) => request.host === host && request.path.startsWith(SEEN_PATH))
    .map(({ path }) => decodeURIComponent(path.slice(SEEN_PATH.length)));
  return seen.filter((text) => LEAK.test(text));
}

async function isReady(tab: HostileTab, { ready = "true" }: HostilePage): Promise<boolean> {
  return (await tab.ask(ready)) === true && (await tab.isHeld());
}

async function isWarning(tab: HostileTab): Promise<boolean> {
  return (await tab.address()).includes(WARNING_PAGE);
}

async function act(tab: HostileTab, page: HostilePage): Promise<void> {
  if (await isWarning(tab)) return;
  await tab.ask("window.begin = true");
  // It may be over before the page can say that it has begun.
  await until("the page begins", async () => {
    return (await tab.ask("window.began !== false")) === true || isWarning(tab);
  });
  switch (page.act) {
    case "type":
      await tab.type(SECRET);
      return;
    case "type-in-frame":
      await tab.focus("#secret", true);
      await tab.type(SECRET);
      return;
    case "click-and-type":
      // What the page hides, or our own page has replaced by now, nobody can click; they may type all the same.
      await tab.click("#secret").catch((error: unknown) => {
        console.log(`${page.name}: not clicked: ${String(error).split("\n")[0] ?? ""}`);
      });
      await tab.type(SECRET);
      return;
    case "paste":
      await tab.ask(
        `(({ 0: source }) => { source.focus(); source.select(); })(document.querySelectorAll("#source"))`,
      );
      await tab.press("Control+c");
      await tab.focus("#secret", false);
      await tab.press("Control+v");
      return;
    case "press":
      await tab.click("#go");
      return;
    case "enter":
      await tab.focus("#user", false);
      await tab.press("Enter");
      return;
    case "wait":
  }
}

/** The note lies over the page, where a person sees it, and the field is empty. */
async function expectNote(tab: HostileTab): Promise<void> {
  await until("the note is over the page", async () => (await tab.ask(NOTE_ON_TOP)) === true);
  // Long enough for the panel to see that something is in its way.
  await pause(500);
  expect(await tab.ask(NOTE_ON_TOP)).toBe(true);
  expect(await tab.ask("(window.seen ?? []).join('\\n')")).not.toMatch(
    new RegExp(`[ ][${SECRET}]+$`, "m"),
  );
}

const NOTE_ON_TOP = `(() => {
  const at = Document.prototype.elementFromPoint.call(document, innerWidth / 2, innerHeight / 2);
  return at !== null && at.parentNode === document.querySelector.call(document, ":root") && !/^(HEAD|BODY)$/.test(at.tagName);
})()`.replace("document.querySelector.call", "Document.prototype.querySelector.call");

const REASONS: Readonly<Record<string, string>> = {
  tampered: english.warning_reason_tampered.message,
  frozen: english.warning_reason_frozen.message,
  sent: english.warning_reason_sent.message,
};

async function expectWarning(tab: HostileTab, reason = ""): Promise<void> {
  await until("our own page is there and says why", async () => {
    if (!(await isWarning(tab))) return false;
    const text = String(await tab.ask("document.body.innerText"));
    return text.includes(REASONS[reason] ?? "no such reason");
  });
}
