/** How long (ms) the panel may take to appear in full. */
const APPEARING = 600;

/** Chromium's own measure of what is covered; no type knows it yet. */
type SightOptions = IntersectionObserverInit & {
  readonly trackVisibility: boolean;
  /** ms, at least 100. */
  readonly delay: number;
};

/** Whether this browser tells that an element is covered, also by what lets the pointer through. */
export const TELLS_SIGHT = "isVisible" in IntersectionObserverEntry.prototype;

/** Calls back whenever the browser says that part of an element cannot be seen. Gives the way to stop. */
export function watchSight(element: Element, onCovered: () => void): () => void {
  if (!TELLS_SIGHT) return () => undefined;
  const began = performance.now();
  let visible = true;
  const options: SightOptions = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1);
    if (last !== undefined) visible = (last as { readonly isVisible?: boolean }).isVisible === true;
  }, options);
  observer.observe(element);
  const timer = setInterval(() => {
    const shown = document.visibilityState === "visible";
    if (!visible && shown && performance.now() - began > APPEARING) onCovered();
  }, 250);
  return () => {
    clearInterval(timer);
    observer.disconnect();
  };
}
