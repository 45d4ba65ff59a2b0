/**
 * How long (ms) a page's scripts are waited for. A page that keeps them busy, or that is only being prepared
 * (a prerendered one hears nothing until it is shown), must not keep anybody else waiting; what was sent to it
 * reaches it all the same, in order.
 */
const PATIENCE_MS = 400;

/** Waits for what a page's scripts are to answer, but no longer than that. */
export async function orUnanswered(work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, PATIENCE_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
