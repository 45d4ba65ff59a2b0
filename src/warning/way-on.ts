/** How long (ms) going back may take to begin; the site's page is kept, or comes from the network. */
const PATIENCE = 3000;

/** What of a window is needed to go on. */
type Pages = Pick<
  Window,
  "addEventListener" | "removeEventListener" | "setTimeout" | "clearTimeout"
> & {
  readonly history: Pick<History, "go" | "length">;
  readonly location: Pick<Location, "replace">;
};

/**
 * Goes on to the site. `back` entries back in the history its page is as it was left, with what was
 * filled in; 0: it was never shown. Where there is no page to go back to, its address opens it anew.
 */
export function goOnTo(target: string, back: number, pages: Pages): void {
  if (back === 0 || pages.history.length <= back) {
    pages.location.replace(target);
    return;
  }
  const timer = pages.setTimeout(() => {
    pages.location.replace(target);
  }, PATIENCE);
  // The browser may keep this page too; shown again, it must not go anywhere by itself.
  const stop = (): void => {
    pages.clearTimeout(timer);
    pages.removeEventListener("pagehide", stop);
  };
  pages.addEventListener("pagehide", stop);
  pages.history.go(-back);
}
