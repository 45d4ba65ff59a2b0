import browser from "webextension-polyfill";
import type { Ports } from "../app/ports.ts";
import { answerForPrivatePages, hasOpenPage, hasPrivatePage } from "./private-pages.ts";

/** Says, even after the worker has ended, that a newer version waits. */
const ALARM = "update";
const AGAIN_MINUTES = 1;

/**
 * Puts a newer version in the place of this one once none of our own pages is open. Nobody else does before the browser is
 * started anew: Chromium waits for as long as the worker lives, and both browsers for whoever listens. What was under way
 * is taken up by the new version, as after any end of the worker.
 */
export function heedUpdates(complain: Ports["complain"]): void {
  // One of Chromium's two workers is enough; neither sees pages of the other's windows.
  if (browser.extension.inIncognitoContext === true) {
    answerForPrivatePages(complain);
    return;
  }
  let isWaiting = false;
  const attempt = (): void => {
    reloadIfIdle().catch((error: unknown) => complain("a newer version could not begin", error));
  };
  browser.runtime.onUpdateAvailable.addListener(() => {
    isWaiting = true;
    attempt();
  });
  browser.tabs.onRemoved.addListener(() => {
    if (isWaiting) attempt();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) attempt();
  });
  const forget = (): void => {
    browser.alarms.clear(ALARM).catch((error: unknown) => complain("an alarm stays", error));
  };
  browser.runtime.onInstalled.addListener(forget);
  browser.runtime.onStartup.addListener(forget);
}

async function reloadIfIdle(): Promise<void> {
  if (!(await hasOpenPage()) && !(await hasPrivatePage())) browser.runtime.reload();
  else await browser.alarms.create(ALARM, { periodInMinutes: AGAIN_MINUTES });
}

/** Whether an alarm is one of these, and nothing that the application waits for. */
export function isUpdateAlarm(name: string): boolean {
  return name === ALARM;
}
