import type { CDPSession, Page } from "playwright-core";
import { expect } from "vitest";
import english from "../../../_locales/en/messages.json";
import type { ChromiumRun, Tab } from "../../../lab/browsers/chromium.ts";
import { foreignElements, isGuarded, type Watching } from "../../../lab/browsers/guard.ts";
import { comes, pause, until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import type { Lab } from "../../../lab/server/start-lab.ts";
import { HOSTILE_PATH } from "../../../lab/sites/hostile/all-pages.ts";
import type { HeldKind } from "../../../src/messages/guard.ts";
import { leaks, SECRET } from "./hostile-case.ts";
import { hostOf } from "./lab-suite.ts";

/** Suspicious at every look. */
export const AMBER = hostOf("certain-amber");
/** Its sign-in page that tells all that it could see of what is typed; `#secret` is the password. */
export const SPYING = `https://${AMBER}${HOSTILE_PATH}plain`;

/** Opens a suspicious site's page in a tab of its own, and waits until it is held. */
export async function openHeld(run: ChromiumRun, address = SPYING): Promise<Tab> {
  const { page, tabId, report } = await visitSite(run, address);
  expect(report.verdict.level).toBe("suspicious");
  await untilHeld(run, tabId);
  return { page, tabId };
}

export async function untilHeld(run: Watching, tabId: number): Promise<void> {
  await until("the page is held", () => isGuarded(run, tabId));
}

export async function untilFree(run: Watching, tabId: number): Promise<void> {
  await until("nothing is held", async () => !(await isGuarded(run, tabId)));
}

/** Types a password, and sees to it that the note is there instead and that neither page nor site saw a letter. */
export async function expectKeysHeld(lab: Lab, page: Page): Promise<void> {
  await focusSecret(page);
  await page.keyboard.type(SECRET, { delay: 10 });
  await expectNote(page, "password");
  await expectNothingSeen(lab, page);
}

/** Neither the page nor its site has learnt anything of the secret. */
export async function expectNothingSeen(lab: Lab, page: Page): Promise<void> {
  expect(await askQuietly(page, `document.querySelector("#secret").value`)).toBe("");
  expect(await askQuietly(page, "JSON.stringify(seen)")).not.toMatch(new RegExp(`[${SECRET}]"`));
  // The same connection carries both, in order.
  await askQuietly(page, `fetch("/robots.txt").then((answer) => answer.text())`);
  const { hostname } = new URL(page.url());
  expect(leaks(lab, hostname)).toEqual([]);
  expect(lab.sites.stolen(hostname)).toEqual([]);
}

/** The value of an expression in the page. The driver's own way would count as a gesture of the person. */
export async function askQuietly(page: Page, expression: string): Promise<unknown> {
  return withSession(page, async (session) => {
    const asked = { expression, returnByValue: true, awaitPromise: true, userGesture: false };
    const { result } = await session.send("Runtime.evaluate", asked);
    return result.value as unknown;
  });
}

export async function untilPanels(page: Page, count: 0 | 1): Promise<void> {
  await until(`the page holds ${String(count)} panels of the guard`, async () => {
    return (await foreignElements(page)).length === count;
  });
}

/** The guard's tree is closed to scripts, so it is worked as its first button has the focus: by keys. */
export async function chooseInGuard(page: Page, choice: "leave" | "more" | "close"): Promise<void> {
  await untilPanels(page, 1);
  // A press within 700 ms of the panel or of a letter is not taken for an answer.
  await pause(900);
  if (choice === "more") await page.keyboard.press("Tab");
  // The page may be gone before the driver hears that the key was pressed.
  await page.keyboard.press(choice === "close" ? "Escape" : "Enter").catch((error: unknown) => {
    if (choice === "close") throw error;
  });
}

/** Types a password, which the page gets as any other. */
export async function expectKeysPass(page: Page): Promise<void> {
  await untilPanels(page, 0);
  await focusSecret(page);
  await page.keyboard.type(SECRET);
  expect(await askQuietly(page, `document.querySelector("#secret").value`)).toBe(SECRET);
  expect(await foreignElements(page)).toEqual([]);
}

/** Empties the password's field and puts the cursor into it; what is in the page instead is said where it is not there. */
async function focusSecret(page: Page): Promise<void> {
  const isFocused = `(() => {
    const field = document.querySelector("#secret");
    if (field === null) return false;
    field.value = "";
    field.focus();
    return document.activeElement === field;
  })()`;
  const found = await comes(async () => (await askQuietly(page, isFocused)) === true);
  if (found) return;
  const instead = `["at", location.href, document.readyState, "with the field",
    document.querySelector("#secret")?.outerHTML, "and the focus on", document.activeElement?.outerHTML.slice(0, 80),
    "in", [...document.documentElement.children].map((one) => one.outerHTML.slice(0, 80)).join(" ... ")]`;
  const shown = String(await askQuietly(page, `${instead}.join(" ")`));
  throw new Error(`The cursor does not get into the password's field: ${shown}`);
}

/** The note of the guard is over the page, and says what was held. */
export async function expectNote(page: Page, kind: HeldKind): Promise<void> {
  await until("the note says what was held", async () => {
    return (await noteText(page)).includes(english[`guard_held_${kind}`].message);
  });
}

type Node = {
  readonly nodeValue: string;
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly Node[];
};

/** Read by the debugger, as nobody else can look into its closed tree. */
async function noteText(page: Page): Promise<string> {
  const { root } = await withSession(page, (session) =>
    session.send("DOM.getDocument", { depth: -1, pierce: true }),
  );
  const html = (root.children as readonly Node[] | undefined)?.at(-1);
  return (html?.children ?? []).flatMap(({ shadowRoots = [] }) => shadowRoots.map(textOf)).join("");
}

function textOf({ nodeValue, children = [] }: Node): string {
  return nodeValue + children.map(textOf).join("");
}

async function withSession<T>(page: Page, use: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    return await use(session);
  } finally {
    await session.detach();
  }
}
