import type { BrowserContext, Page } from "playwright-core";
import { until } from "./until.ts";

/** A navigation event of a top frame, as the extension gets it. */
export type NavigationEvent = {
  readonly kind: "before" | "committed" | "failed";
  /** ms since the epoch, by the browser's clock. */
  readonly at: number;
  readonly tabId: number;
  readonly url: string;
};

export type BadgeState = { readonly text: string; readonly title: string };

/**
 * A page of the extension's origin that watches beside it: a plain file of the package, so that none
 * of the extension's own code runs in it.
 */
export type Observer = {
  readonly page: Page;
  /** Events so far, oldest first. */
  readonly navigations: () => Promise<readonly NavigationEvent[]>;
  readonly badge: (tabId: number) => Promise<BadgeState>;
  /** Opens an empty tab in front; gives its number. */
  readonly createTab: () => Promise<number>;
  readonly tabUrl: (tabId: number) => Promise<string>;
  /** Where all tabs are, or are going. */
  readonly tabUrls: () => Promise<readonly string[]>;
  /** Whether the background has noted that the tab shows a host's page, and not only that it is on its way. */
  readonly hasArrived: (tabId: number, host: string) => Promise<boolean>;
  /** Forgets what the extension keeps for the session, as a new start of the browser does. */
  readonly forgetSession: () => Promise<void>;
  /** Takes away all that the extension keeps: storage, rules and alarms. Its worker should not be running. */
  readonly forgetAll: () => Promise<void>;
  readonly send: (message: unknown) => Promise<unknown>;
};

/** The few calls of the extension interface that the observer uses. */
type Chrome = {
  readonly webNavigation: Record<
    "onBeforeNavigate" | "onCommitted" | "onErrorOccurred",
    {
      addListener: (
        run: (event: { frameId: number; tabId: number; url: string; timeStamp: number }) => void,
      ) => void;
    }
  >;
  readonly tabs: {
    create: (options: { url: string; active: boolean }) => Promise<{ id: number }>;
    get: (id: number) => Promise<{ url?: string }>;
    query: (which: object) => Promise<{ url?: string; pendingUrl?: string }[]>;
  };
  readonly action: {
    getBadgeText: (of: { tabId: number }) => Promise<string>;
    getTitle: (of: { tabId: number }) => Promise<string>;
  };
  readonly runtime: { sendMessage: (message: unknown) => Promise<unknown> };
  readonly alarms: { clearAll: () => Promise<unknown> };
  readonly declarativeNetRequest: Record<
    "getDynamicRules" | "getSessionRules",
    () => Promise<{ id: number }[]>
  > &
    Record<
      "updateDynamicRules" | "updateSessionRules",
      (change: { removeRuleIds: number[] }) => Promise<void>
    >;
  readonly storage: {
    local: { clear: () => Promise<void> };
    session: {
      clear: () => Promise<void>;
      get: (
        key: string,
      ) => Promise<Record<string, { arrived?: boolean; host?: string } | undefined>>;
    };
  };
};
type Watched = { chrome: Chrome; seen: NavigationEvent[] };

export async function openObserver(context: BrowserContext, url: string): Promise<Observer> {
  // The empty tab that a browser starts with, where it is there; never one that it has opened again.
  const [first, ...others] = context.pages();
  const own = new URL(url).origin;
  const isAlone = others.every(
    (other) => /^(about:blank|)$/.test(other.url()) || other.url().startsWith(own),
  );
  const isEmpty = isAlone && first?.url() === "about:blank";
  const page = isEmpty ? first : await context.newPage();
  // The browser may be there before its extension is.
  await until(`${url} opens`, async () => {
    await page.goto(url);
    return page.evaluate(() => "webNavigation" in (globalThis as unknown as Watched).chrome);
  });
  await page.evaluate(() => {
    const scope = globalThis as unknown as Watched;
    const seen: NavigationEvent[] = [];
    scope.seen = seen;
    // No function has a name here: tsx would mark it with a helper that the page does not have.
    for (const [kind, name] of [
      ["before", "onBeforeNavigate"],
      ["committed", "onCommitted"],
      ["failed", "onErrorOccurred"],
    ] as const) {
      scope.chrome.webNavigation[name].addListener(({ frameId, tabId, url: to, timeStamp }) => {
        if (frameId === 0) seen.push({ kind, at: timeStamp, tabId, url: to });
      });
    }
  });
  return {
    page,
    navigations: () => page.evaluate(() => (globalThis as unknown as Watched).seen),
    badge: (tabId) =>
      page.evaluate(async (id) => {
        const { action } = (globalThis as unknown as Watched).chrome;
        const of = { tabId: id };
        return { text: await action.getBadgeText(of), title: await action.getTitle(of) };
      }, tabId),
    createTab: () =>
      page.evaluate(async () => {
        const { tabs } = (globalThis as unknown as Watched).chrome;
        return (await tabs.create({ url: "about:blank", active: true })).id;
      }),
    tabUrl: (tabId) =>
      page.evaluate(async (id) => {
        const { tabs } = (globalThis as unknown as Watched).chrome;
        return (await tabs.get(id)).url ?? "";
      }, tabId),
    tabUrls: () =>
      page.evaluate(async () => {
        const { tabs } = (globalThis as unknown as Watched).chrome;
        return (await tabs.query({})).map(({ url, pendingUrl }) => pendingUrl ?? url ?? "");
      }),
    hasArrived: (tabId, host) =>
      page.evaluate(
        async ([key, wanted]) => {
          const { session } = (globalThis as unknown as Watched).chrome.storage;
          const state = (await session.get(key))[key];
          return state?.arrived === true && state.host === wanted;
        },
        // As `src/storage/session.ts` keeps it for windows that are not private.
        [`open:tab:${String(tabId)}`, host] as const,
      ),
    forgetSession: () =>
      page.evaluate(() => (globalThis as unknown as Watched).chrome.storage.session.clear()),
    forgetAll: () =>
      page.evaluate(async () => {
        const {
          alarms,
          declarativeNetRequest: rules,
          storage,
        } = (globalThis as unknown as Watched).chrome;
        const dynamic = await rules.getDynamicRules();
        await rules.updateDynamicRules({ removeRuleIds: dynamic.map(({ id }) => id) });
        const session = await rules.getSessionRules();
        await rules.updateSessionRules({ removeRuleIds: session.map(({ id }) => id) });
        await Promise.all([storage.local.clear(), storage.session.clear(), alarms.clearAll()]);
      }),
    send: (message) =>
      page.evaluate(
        (sent) => (globalThis as unknown as Watched).chrome.runtime.sendMessage(sent),
        message,
      ),
  };
}
