import type { ChromiumRun } from "../../../lab/browsers/chromium.ts";

/** A call of the background's to the browser, named by what it is about. */
export type Moment = {
  /** As `chrome` has it, or `fetch`. */
  readonly call: string;
  /** What its arguments as JSON must hold; absent: whatever they are. */
  readonly about?: RegExp;
  /** Whether the browser still does what it was called for; else it never hears of it. */
  readonly isDone: boolean;
};

/** What the background is let do no more from the moment on. */
const CALLS = [
  ...["get", "set", "remove"].flatMap((name) => [
    `storage.local.${name}`,
    `storage.session.${name}`,
  ]),
  ...["get", "query", "update", "sendMessage"].map((name) => `tabs.${name}`),
  ...["getDynamicRules", "updateDynamicRules", "getSessionRules", "updateSessionRules"].map(
    (name) => `declarativeNetRequest.${name}`,
  ),
  ...["setIcon", "setTitle", "setBadgeText", "setBadgeBackgroundColor"].map(
    (name) => `action.${name}`,
  ),
  ...["alarms.get", "alarms.create", "scripting.executeScript", "fetch"],
];

type Api = Record<string, (...args: unknown[]) => unknown>;
type Halted = { isHalted: boolean; reached: Promise<void> };

/**
 * Lets the running worker come as far as a moment and no further, as a debugger at a breakpoint would: what it calls for from
 * then on is never done nor answered. Resolves once that holds; what it gives resolves when the worker has come there, and was
 * ended there by the browser. The worker that starts next knows nothing of it.
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
  await worker.evaluate(
    ({ calls, call, about, isDone }) => {
      const scope = globalThis as unknown as Halted & Record<string, unknown>;
      scope.isHalted = false;
      const never = new Promise<never>(() => undefined);
      const wanted = new RegExp(about);
      scope.reached = new Promise((reach) => {
        for (const path of calls) {
          const names = path.split(".");
          const name = names.pop() ?? "";
          let owner: unknown = names.length === 0 ? scope : scope["chrome"];
          for (const part of names) owner = (owner as Record<string, unknown>)[part];
          const api = owner as Api;
          const real = api[name]?.bind(api);
          api[name] = (...args) => {
            if (scope.isHalted) return never;
            if (path !== call || !wanted.test(JSON.stringify(args))) return real?.(...args);
            scope.isHalted = true;
            // Ended at once, it might not have been heard.
            if (isDone) void Promise.resolve(real?.(...args)).then(() => reach());
            else reach();
            return never;
          };
        }
      });
    },
    { calls: CALLS, ...moment, about: moment.about?.source ?? "" },
  );
  const reached = worker.evaluate(() => (globalThis as unknown as Halted).reached);
  return { killed: reached.then(() => run.worker.stop()) };
}
