/** Tells apart what several events say of one navigation. */
export type Leaving = {
  /** Whether a tab sets out for an address that no event has told of yet. */
  readonly isNews: (tabId: number, url: string) => boolean;
  /**
   * How a request that began at `at` (the event's own time, ms) is to be taken: "leaving" for an address;
   * "arrived" where its page has arrived before the event did; "past" where another has.
   */
  readonly stageOf: (tabId: number, url: string, at: number) => "leaving" | "arrived" | "past";
  /** The tab's navigation came to its page at `at` (the event's own time, ms). */
  readonly arrived: (tabId: number, url: string, at: number) => void;
  /** The tab's navigation ended without a page. */
  readonly failed: (tabId: number) => void;
  readonly forget: (tabId: number) => void;
};

type Arrival = { readonly url: string; readonly at: number };

/**
 * A navigation begins with one event of its own and one for each request on its way; what a service
 * worker answers has no request. Requests and pages are told of by ways of their own, so that on a busy
 * machine a page is told before the request that brought it (Firefox 153: up to 50 ms). Lost with the worker,
 * which costs no more than telling twice.
 */
export function createLeaving(): Leaving {
  const told = new Map<number, string>();
  const arrivals = new Map<number, Arrival>();
  return {
    isNews: (tabId, url) => {
      if (told.get(tabId) === url) return false;
      told.set(tabId, url);
      return true;
    },
    stageOf: (tabId, url, at) => {
      const arrival = arrivals.get(tabId);
      if (arrival === undefined || at > arrival.at) return "leaving";
      return withoutFragment(url) === withoutFragment(arrival.url) ? "arrived" : "past";
    },
    arrived: (tabId, url, at) => {
      told.delete(tabId);
      arrivals.set(tabId, { url, at });
    },
    failed: (tabId) => {
      told.delete(tabId);
    },
    forget: (tabId) => {
      told.delete(tabId);
      arrivals.delete(tabId);
    },
  };
}

/** Requests are told without it. */
function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, "");
}

/**
 * Whether a request for a page is for one that the tab goes to now. Chromium also loads pages that may be shown later: one that is
 * prerendered says so, one that is prefetched has the document that wants it, which no navigation has (Chromium 156).
 */
export function isOnShow(request: object): boolean {
  if (!("documentLifecycle" in request)) return true;
  const isForDocument = "documentId" in request && request.documentId !== undefined;
  return request.documentLifecycle !== "prerender" && !isForDocument;
}
