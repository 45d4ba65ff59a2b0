import { call } from "../platform/messenger.ts";
import { webTarget } from "./web-target.ts";

/** An address that was asked for again is not asked for a third time within so many ms. */
const ASKED_AGAIN_MS = 10_000;
const MARK = "asked-again";

/**
 * The block for which the tab was sent here: by a rule of ours, which writes the address that it stopped after
 * the "#", or before the browser was closed and opened again. Undefined where there is none, or where nothing
 * was stopped: then nothing is to be shown.
 */
export async function claimedBlock(): Promise<string | undefined> {
  const target = stoppedTarget();
  if (target === undefined) return undefined;
  const claim = await call("claimBlock", { target });
  if (claim.state === "blocked") return claim.blockId;
  if (claim.state === "ask-again" && !wasAskedAgain()) {
    sessionStorage.setItem(MARK, String(Date.now()));
    location.replace(target);
    // The rule brings the tab back here, with somebody watching.
    return new Promise(() => undefined);
  }
  return undefined;
}

function stoppedTarget(): string | undefined {
  try {
    return webTarget(location.hash.slice(1));
  } catch {
    return undefined;
  }
}

/** Of this tab, kept by the browser: so that no fault can make the tab go round for ever. */
function wasAskedAgain(): boolean {
  return Date.now() - Number(sessionStorage.getItem(MARK) ?? 0) < ASKED_AGAIN_MS;
}
