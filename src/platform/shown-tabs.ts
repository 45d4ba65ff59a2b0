import browser from "webextension-polyfill";

/** Which tabs are in front of their windows, as far as was asked. */
export type ShownTabs = {
  /** Every tab counts as shown before the browser has told. */
  readonly isShown: (tabId: number) => boolean;
  /** Asks the browser. Asked for while looks wait, as an event would start the worker at every change of tabs. */
  readonly refresh: () => Promise<void>;
};

export function createShownTabs(): ShownTabs {
  let shown: ReadonlySet<number> | undefined;
  return {
    isShown: (tabId) => shown?.has(tabId) ?? true,
    refresh: async () => {
      const tabs = await browser.tabs.query({ active: true });
      shown = new Set(tabs.flatMap(({ id }) => (id === undefined ? [] : [id])));
    },
  };
}
