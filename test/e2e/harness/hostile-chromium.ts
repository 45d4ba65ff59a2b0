import type { ChromiumRun } from "../../../lab/browsers/chromium.ts";
import { isGuarded } from "../../../lab/browsers/guard.ts";
import { until } from "../../../lab/browsers/until.ts";
import type { HostileBrowser } from "./hostile-tab.ts";

/** What is there can be clicked at once. */
const GESTURE_MS = 3_000;

/** Hostile pages in Chromium. */
export function hostileChromium(run: ChromiumRun): HostileBrowser {
  return {
    name: "chromium",
    open: async (url) => {
      const { page, tabId } = await run.newTab();
      let downloads = 0;
      page.on("download", (download) => {
        // One that was stopped on its way is begun, and fails.
        void download.failure().then((reason) => (downloads += reason === null ? 1 : 0));
      });
      page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
      const session = await run.context.newCDPSession(page);
      page.goto(url).catch(() => undefined);
      await until("the page has left", () => page.url() !== "about:blank");
      return {
        type: (text) => page.keyboard.type(text, { delay: 15 }),
        press: (key) => page.keyboard.press(key),
        click: (selector) => page.click(selector, { force: true, timeout: GESTURE_MS }),
        focus: async (selector, inFrame) => {
          const scope = inFrame ? page.frameLocator("iframe") : page;
          await scope.locator(selector).focus();
        },
        ask: async (expression) => {
          const { result } = (await session.send("Runtime.evaluate", {
            expression,
            returnByValue: true,
            userGesture: false,
          })) as { result: { value?: unknown } };
          return result.value;
        },
        address: () => run.observer.tabUrl(tabId),
        isHeld: () => isGuarded(run, tabId),
        downloads: async () => downloads,
        picture: () => page.screenshot({ timeout: GESTURE_MS }),
        close: () => page.close({ runBeforeUnload: false }),
      };
    },
  };
}
