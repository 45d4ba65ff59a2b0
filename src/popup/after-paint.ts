/** A page that is not shown draws no frame, and is drawn whole all the same, ms. */
const PATIENCE_MS = 250;

/** Runs once what was drawn last is on the screen. */
export function afterPaint(run: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    run();
  };
  // The next frame begins when this one has been handed over; its task comes after that, and takes nothing from it.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
  setTimeout(once, PATIENCE_MS);
}
