import { allMatching } from "../page-dom.ts";

/** Notes fields that hide what is typed, now or at any time from now on. Gives the way to stop. */
export function watchMasks(masked: WeakSet<Element>): () => void {
  for (const field of allMatching("input[type=password i]")) masked.add(field);
  const observer = new MutationObserver((records) => {
    for (const { target, oldValue } of records) {
      if (target instanceof HTMLInputElement && /^password$/i.test(oldValue ?? "")) {
        masked.add(target);
      }
    }
  });
  observer.observe(document, {
    ...{ subtree: true, attributeFilter: ["type"], attributeOldValue: true },
  });
  return () => {
    observer.disconnect();
  };
}
