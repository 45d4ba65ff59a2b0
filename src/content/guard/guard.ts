import type { HeldKind } from "../../messages/guard.ts";
import type { Attempt, Guard, GuardWorld } from "../guard-world.ts";
import { fieldKindOf } from "../page-element.ts";
import { createAutofilled } from "./autofilled.ts";
import { createGuardView } from "./guard-view.ts";
import { createHolding } from "./holding.ts";
import { watchMasks } from "./masks.ts";
import { removeOrphans } from "./panel.ts";
import { tell } from "./tell.ts";

/** A frame reports what it held at most this often, ms: one explanation is enough. */
const REPORT_EVERY = 500;

/** How often, and after how long each, ms, it is asked whether the hold of a restored page stands. */
const MOST_TRIES = 10;
const TRY_EVERY = 300;

/** The guard of one frame. Only the top frame explains: what a frame shows, its page can cover. */
export function createGuard(world: GuardWorld): Guard {
  if (top === self) removeOrphans();
  const view = top === self ? createGuardView(world, tell) : undefined;
  const autofilled = createAutofilled();
  const report = view === undefined ? createReporter(world) : undefined;
  let unexplained: Attempt | undefined;

  const explain = (attempt: Attempt): void => {
    report?.(attempt.kind);
    if (view === undefined || world.hold === undefined) return;
    // The words may be on their way still.
    unexplained = view.show(world.hold, attempt) ? undefined : attempt;
  };
  let unwatch: (() => void) | undefined;
  const handle = createHolding({ view, autofilled, explain });
  addEventListener("pagehide", () => view?.remove());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) void resume(world);
  });

  return {
    handle,
    explain: (kind) => {
      explain({ kind, element: undefined });
    },
    holds: () => {
      const { hold, waiting } = world;
      if (hold === undefined) return;
      unwatch ??= watchMasks(world.masked);
      autofilled.takeReadable();
      if (world.overrun) void tell.tampered(hold.host, "overrun");
      world.waiting = undefined;
      const kind = waiting instanceof Element ? fieldKindOf(waiting) : undefined;
      if (waiting instanceof Element && kind !== undefined) explain({ kind, element: waiting });
      else if (unexplained !== undefined) explain(unexplained);
    },
    release: () => {
      unexplained = undefined;
      unwatch?.();
      unwatch = undefined;
      view?.end();
      autofilled.giveBack();
    },
  };
}

/** A page from the browser's cache may be held for what is over; the background may not know of it yet. */
async function resume(world: GuardWorld): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES && world.hold !== undefined; tries += 1) {
    if (await tell.resume(world.hold.host)) return;
    await new Promise((done) => setTimeout(done, TRY_EVERY));
  }
}

function createReporter(world: GuardWorld): (kind: HeldKind) => void {
  let reportedAt = -Infinity;
  return (kind) => {
    const now = performance.now();
    if (world.hold === undefined || now - reportedAt < REPORT_EVERY) return;
    reportedAt = now;
    void tell.attempt(world.hold.host, kind);
  };
}
