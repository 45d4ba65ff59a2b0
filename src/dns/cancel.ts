import type { CancelSignal } from "./ports.ts";

/** A `CancelSignal` with the switch that sets it off, without a platform's `AbortController`. */
export type Cancel = { readonly signal: CancelSignal; readonly cancel: () => void };

/** Also goes off with `outer`, where one is given. */
export function createCancel(outer?: CancelSignal): Cancel {
  const listeners = new Set<() => void>();
  let aborted = false;

  function cancel(): void {
    if (aborted) return;
    aborted = true;
    outer?.removeEventListener("abort", cancel);
    for (const listener of [...listeners]) listener();
    listeners.clear();
  }

  if (outer?.aborted === true) cancel();
  else outer?.addEventListener("abort", cancel);
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
    cancel,
  };
}

/** Calls `listener` when the signal goes off, or at once where it has; gives a function that lets go of it. */
export function whenCancelled(signal: CancelSignal | undefined, listener: () => void): () => void {
  if (signal === undefined) return () => undefined;
  if (signal.aborted) {
    listener();
    return () => undefined;
  }
  signal.addEventListener("abort", listener);
  return () => {
    signal.removeEventListener("abort", listener);
  };
}
