import type { ChromiumRun } from "../../../lab/browsers/chromium.ts";
import { type Moment, orderOf, setTrap } from "./call-trap.ts";

/**
 * Halts the running worker at a moment. Resolves once the trap is set; what it gives resolves when the worker has come there, and
 * was ended there by the browser. The worker that starts next knows nothing of it.
 */
export async function killAt(
  run: ChromiumRun,
  moment: Moment,
): Promise<{ readonly killed: Promise<void> }> {
  // Asked, it is there.
  await run.ask("getSettings", {});
  const worker = run.context
    .serviceWorkers()
    .find((one) => one.url().startsWith(run.extensionUrl("")));
  if (worker === undefined) throw new Error("No background worker is running.");
  await worker.evaluate(`globalThis.reached = new Promise((reach) => {
    (${String(setTrap)})(globalThis, chrome, ${JSON.stringify(orderOf(moment))}, reach);
  }); undefined`);
  const reached = worker.evaluate("globalThis.reached");
  return { killed: reached.then(() => run.worker.stop()) };
}
