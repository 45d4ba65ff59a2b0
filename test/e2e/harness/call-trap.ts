/** A call of the background's to the browser, named by what it is about. */
export type Moment = {
  /** As `chrome` has it, or `fetch`. */
  readonly call: string;
  /** What its arguments as JSON must hold; absent: whatever they are. */
  readonly about?: RegExp;
  /** Whether the browser still does what it was called for; else it never hears of it. */
  readonly isDone: boolean;
};

export const done = (call: string, about: RegExp): Moment => ({ call, about, isDone: true });
export const undone = (call: string, about?: RegExp): Moment => ({
  ...{ call, isDone: false },
  ...(about !== undefined && { about }),
});

/** What the background is let do no more from the moment on. */
const CALLS = [
  ...["get", "set", "remove"].flatMap((name) => [
    `storage.local.${name}`,
    `storage.session.${name}`,
  ]),
  "storage.managed.get",
  ...["get", "query", "update", "sendMessage"].map((name) => `tabs.${name}`),
  ...["getDynamicRules", "updateDynamicRules", "getSessionRules", "updateSessionRules"].map(
    (name) => `declarativeNetRequest.${name}`,
  ),
  ...["setIcon", "setTitle", "setBadgeText", "setBadgeBackgroundColor"].map(
    (name) => `action.${name}`,
  ),
  ...["alarms.get", "alarms.create", "scripting.executeScript", "fetch"],
];

/** A moment as what runs in the background can be given it. */
export type TrapOrder = {
  readonly calls: readonly string[];
  readonly call: string;
  /** Source of a regular expression. */
  readonly about: string;
  readonly isDone: boolean;
};

export function orderOf({ call, about, isDone }: Moment): TrapOrder {
  return { calls: CALLS, call, about: about?.source ?? "", isDone };
}

type Callable = Record<string, (...args: unknown[]) => unknown>;

/**
 * Put into a running background: lets it come as far as a moment and no further, as a debugger at a breakpoint would. What it calls
 * for from then on is never done nor answered. `scope`: its global object; `api`: the browser's interface as it
 * calls it. `reached` is called at the moment, once the browser has done what it still is to do. Works by itself alone: its text is
 * handed over.
 */
export const setTrap = (
  scope: object,
  api: object,
  { calls: paths, call, about, isDone }: TrapOrder,
  reached: () => void,
): void => {
  let isHalted = false;
  const never = new Promise<never>(() => undefined);
  const wanted = new RegExp(about);
  for (const path of paths) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    let owner = names.length === 0 ? scope : api;
    for (const part of names) owner = (owner as Record<string, object>)[part] ?? {};
    const calls = owner as Callable;
    const real = calls[last]?.bind(owner);
    calls[last] = (...args) => {
      if (isHalted) return never;
      if (path !== call || !wanted.test(JSON.stringify(args))) return real?.(...args);
      isHalted = true;
      // Ended at once, it might not have been heard.
      if (isDone) void Promise.resolve(real?.(...args)).then(reached);
      else reached();
      return never;
    };
  }
};
