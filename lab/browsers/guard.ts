import type { Page } from "playwright-core";

/** What the guard's two scripts leave in their own world of a frame; see `src/content/guard-world.ts`. */
type GuardScope = Record<symbol, { readonly hold?: unknown; readonly guard?: unknown } | undefined>;
type Scripting = {
  readonly chrome: {
    readonly scripting: {
      readonly executeScript: (injection: {
        readonly target: { readonly tabId: number };
        readonly func: () => boolean;
      }) => Promise<readonly { readonly result?: boolean }[]>;
    };
    readonly declarativeNetRequest: {
      readonly getSessionRules: () => Promise<
        readonly { readonly condition: { readonly tabIds?: readonly number[] } }[]
      >;
    };
  };
};

/** `page` is one of the extension's own, in a window of the same kind as the tab's. */
export type Watching = { readonly observer: { readonly page: Page } };

/** Whether the page of a tab is held, can explain itself, and can send nothing. A page cannot see that. */
export async function isGuarded({ observer }: Watching, tabId: number): Promise<boolean> {
  const asking = observer.page.evaluate(async (id) => {
    const scope = globalThis as unknown as Scripting;
    const [frame] = await scope.chrome.scripting.executeScript({
      target: { tabId: id },
      func: () => {
        const world = (globalThis as unknown as GuardScope)[Symbol.for("fluxward.guard")];
        return world?.hold !== undefined && world.guard !== undefined;
      },
    });
    const rules = await scope.chrome.declarativeNetRequest.getSessionRules();
    const isStopped = rules.some(({ condition }) => condition.tabIds?.includes(id) === true);
    return frame?.result === true && isStopped;
  }, tabId);
  // A page that is just being replaced cannot be asked.
  return asking.catch(() => false);
}

/** What of the extension can be found in a page: the guard's panel is one element with a closed tree. */
export async function foreignElements(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.documentElement.children].flatMap((child) =>
      child.localName === "head" || child.localName === "body" ? [] : [child.outerHTML],
    ),
  );
}
