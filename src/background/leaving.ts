/** Tells apart what two events say of one navigation. */
export type Leaving = {
  /** Whether a tab sets out for an address that no event has told of yet. */
  readonly isNews: (tabId: number, url: string) => boolean;
  /** The tab's navigation is over. */
  readonly arrived: (tabId: number) => void;
};

/**
 * A navigation begins with one event of its own and one for each request on its way; what a service
 * worker answers has no request. Lost with the worker, which costs no more than telling twice.
 */
export function createLeaving(): Leaving {
  const told = new Map<number, string>();
  return {
    isNews: (tabId, url) => {
      if (told.get(tabId) === url) return false;
      told.set(tabId, url);
      return true;
    },
    arrived: (tabId) => {
      told.delete(tabId);
    },
  };
}

/** Whether a page is one to be shown now: Chromium also loads pages that may be shown later. */
export function isOnShow(details: object): boolean {
  return !("documentLifecycle" in details) || details.documentLifecycle !== "prerender";
}
