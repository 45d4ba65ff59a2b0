import browser, { type Runtime } from "webextension-polyfill";
import type { App } from "../app/app.ts";
import type { Ports } from "../app/ports.ts";
import { PANEL_LINE } from "../messages/guard.ts";

/** So long (ms) a shown panel may be silent. Pages that compute that much are rare, and not while a person reads. */
const SILENT_MS = 3_000;
const LOOK_EVERY_MS = 500;

/**
 * The listener for the lines of shown panels. A page that keeps its scripts busy for good freezes the
 * panel too; then nobody in the page is left to say so. What is said on the line does not matter.
 */
export function onPanelLine(app: App, complain: Ports["complain"]): (line: Runtime.Port) => void {
  return (line) => {
    const { sender, name } = line;
    const tabId = sender?.tab?.id;
    const isOurs = sender?.id === browser.runtime.id && name === PANEL_LINE;
    if (!isOurs || tabId === undefined || sender.frameId !== 0) return;
    let heardAt = Date.now();
    const timer = setInterval(() => {
      if (Date.now() - heardAt < SILENT_MS) return;
      clearInterval(timer);
      app.guard.frozen(tabId).catch((error: unknown) => {
        complain("a frozen page could not be left", error);
      });
    }, LOOK_EVERY_MS);
    line.onMessage.addListener(() => {
      heardAt = Date.now();
    });
    line.onDisconnect.addListener(() => {
      clearInterval(timer);
    });
  };
}
