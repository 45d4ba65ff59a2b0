/** How often a condition is asked for, ms. */
const POLL_MS = 25;

/** Generous: two busy processes on the same cores must not make a wait fail. ms */
export const PATIENCE_MS = 25_000;

export function pause(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms);
  });
}

/** Waits until a condition holds; false if it did not in time. One that cannot be asked does not hold. */
export async function comes(
  holds: () => boolean | Promise<boolean>,
  patienceMs = PATIENCE_MS,
): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      if (await holds()) return true;
    } catch {
      // Such as a page that is just being replaced; the next one can be asked.
    }
    if (Date.now() > deadline) return false;
    await pause(POLL_MS);
  }
}

/** The same, where it has to come: `what` completes "In vain was waited until …". */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  if (await comes(holds, patienceMs)) return;
  throw new Error(`In vain was waited until ${what} (${String(patienceMs)} ms).`);
}
