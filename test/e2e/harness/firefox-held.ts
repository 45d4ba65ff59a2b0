import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { pause, until } from "../../../lab/browsers/until.ts";
import { asExtension, type Own } from "./firefox-own.ts";

/** Whether the page of a tab is held, can explain itself, and can send nothing. A page cannot see that. */
export async function isHeld(at: Own, tabId: number): Promise<boolean> {
  return (await asExtension(at, IS_HELD, [tabId])) === true;
}

/** As `lab/browsers/guard.ts` asks in Chromium. */
export const IS_HELD = `const [tabId, done] = arguments;
  setTimeout(done, 1000, false);
  const isStopped = ({ condition }) => condition.tabIds?.includes(tabId);
  Promise.all([
    browser.scripting.executeScript({
      target: { tabId },
      func: () => {
        const world = globalThis[Symbol.for("fluxward.guard")];
        return world?.hold?.words !== undefined && world.guard !== undefined;
      },
    }),
    browser.declarativeNetRequest.getSessionRules(),
  ]).then(([[frame], rules]) => done(frame?.result === true && rules.some(isStopped)), () => done(false));`;

/** Waits until the current tab's page shows so many panels of the guard: each is one element with a closed tree. */
export async function untilPanels(run: FirefoxRun, count: 0 | 1): Promise<void> {
  await until(`the page shows ${String(count)} panels of the guard`, async () => {
    return (await run.evaluate(FOREIGN)) === count;
  });
}

const FOREIGN = `return [...document.documentElement.children]
  .filter(({ localName }) => localName !== "head" && localName !== "body").length`;

/** By the code points that WebDriver gives them. */
export const KEYS = { Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C" } as const;

/** Presses keys as a person does, to whatever has the focus. */
export async function press(run: FirefoxRun, ...keys: readonly string[]): Promise<void> {
  const actions = keys.flatMap((value) => [
    { type: "keyDown", value },
    { type: "keyUp", value },
    { type: "pause", duration: 15 },
  ]);
  await run.marionette.command("WebDriver:PerformActions", {
    actions: [{ type: "key", id: "keys", actions }],
  });
}

/** The guard's tree is closed to scripts, so it is worked as its first button has the focus: by keys. */
export async function chooseInGuard(
  run: FirefoxRun,
  choice: "leave" | "more" | "close",
): Promise<void> {
  await untilPanels(run, 1);
  // A press within 700 ms of the panel or of a letter is not taken for an answer.
  await pause(900);
  if (choice === "more") await press(run, KEYS.Tab);
  await press(run, choice === "close" ? KEYS.Escape : KEYS.Enter);
}
