import type { PopupState } from "./popup-state.ts";

/** While a look is under way, ms. */
const BUSY = 300;
/** While nothing happens, so that times stay right and later looks show, ms. */
const IDLE = 5000;
/** Slowest, ms: a popup left open must not keep the background awake for nothing. */
const SLOWEST = 30_000;

/** How long to wait before asking again; undefined where nothing can change by itself. */
export function askAgainAfter(state: PopupState, now: number): number | undefined {
  if (state.state === "loading" || state.state === "checking") return BUSY;
  if (state.state !== "judged") return undefined;
  if (state.checking) return BUSY;
  const { nextLookAt } = state.verdict;
  if (nextLookAt === undefined) return SLOWEST;
  return Math.min(SLOWEST, Math.max(IDLE, nextLookAt - now + 1000));
}
