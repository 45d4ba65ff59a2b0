/** Runs what concerns a tab; says nothing where the tab was closed, or shows a page we may not touch, meanwhile. */
export async function whileOpen(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error: unknown) {
    if (!isGone(error)) throw error;
  }
}

export function isGone(error: unknown): boolean {
  return GONE.test(error instanceof Error ? error.message : String(error));
}

/** The browsers' words for a tab or page that is no longer there (Chromium 156, Firefox 153). */
const GONE =
  /No tab with id|Invalid tab ID|Receiving end does not exist|Could not establish connection|Frame with ID \d+ was removed|The tab was closed|Cannot access|Missing host permission|message (port|channel) closed|showing error page|actor .* destroyed/i;
