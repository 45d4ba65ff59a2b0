import { inBrowser } from "../../../lab/browsers/firefox-internals.ts";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { until } from "../../../lab/browsers/until.ts";
import { type Moment, orderOf, setTrap } from "./call-trap.ts";

/**
 * Halts the running background at a moment, where Firefox ends it by itself: what the driver is asked for meanwhile is about a
 * tab. Resolves once the trap is set; what it gives resolves when the background was ended there. The one that starts next
 * knows nothing of it.
 */
export async function killAt(run: FirefoxRun, moment: Moment): Promise<() => Promise<void>> {
  const trap = `(${String(setTrap)})(window, browser, ${JSON.stringify(orderOf(moment))}, reached);`;
  await inBrowser(run, SET_TRAP, [inBackground(trap)]);
  return () =>
    until("the background comes to the moment, and is ended", async () => {
      return (await inBrowser(run, IS_ENDED)) === true;
    });
}

const EXTENSION = `const { extension } = WebExtensionPolicy.getByID("fluxward@fluxward.org");`;

/** What the browser's main process does. An event that comes while it ends a background keeps that running: so it is tried again. */
const SET_TRAP = `const [script, done] = arguments;
  ${EXTENSION}
  extension.wakeupBackground().then(() => {
    const background = extension.backgroundContext;
    const { messageManager } = background.xulBrowser;
    extension.trap = { isEnded: false };
    messageManager.addMessageListener("trap:set", () => done());
    messageManager.addMessageListener("trap:reached", async () => {
      while (extension.backgroundContext === background) {
        await extension.terminateBackground({
          ignoreDevToolsAttached: true, disableResetIdleForTest: true,
        });
        await new Promise((again) => setTimeout(again, 10));
      }
      extension.trap.isEnded = true;
    });
    messageManager.loadFrameScript("data:text/javascript," + encodeURIComponent(script), false);
  });`;

const IS_ENDED = `const [done] = arguments; ${EXTENSION} done(extension.trap.isEnded);`;

/** What the extension's process does: it runs a script as one of the background's page, whose rules allow no text as code. */
const inBackground = (script: string): string => `{
  const sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
  const reached = () => sendAsyncMessage("trap:reached");
  sandbox.reached = Cu.exportFunction(reached, sandbox);
  Cu.evalInSandbox(${JSON.stringify(script)}, sandbox);
  sendAsyncMessage("trap:set");
}`;
