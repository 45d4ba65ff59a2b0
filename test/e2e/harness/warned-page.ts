import type { Page } from "playwright-core";
import type { Watching } from "../../../lab/browsers/guard.ts";
import { pause } from "../../../lab/browsers/until.ts";
import { untilUrl } from "../../../lab/browsers/visit.ts";
import type { Scope } from "../../../src/messages/protocol.ts";
import { hostOfRule } from "../../../src/platform/site-rule.ts";
import type { NetRule } from "../../../src/platform/net-rules.ts";

/** Waits until a person at the tab is warned of a host: the warning page is there and names it. */
export async function untilWarned(page: Page, host: string): Promise<void> {
  await untilUrl(page, /^chrome-extension:.*src\/warning/);
  await page.locator("main.alarm h1#headline").waitFor();
  await page.locator(".opening").filter({ hasText: host }).waitFor();
}

/** Takes the way on from our page in a tab, as a person would. */
export async function proceedFrom(page: Page, scope: Scope): Promise<void> {
  await page.locator("h1#headline").waitFor();
  const closed = page.locator("button[aria-controls=details][aria-expanded=false]");
  // Whoever asked for more has the details at once.
  if ((await closed.count()) > 0) await closed.click();
  const way = page.locator(`button.go-on[data-scope=${scope}]`);
  await way.waitFor();
  // The page takes no choice in the first 700 ms: it may have been meant for the page before.
  await pause(900);
  await way.click();
}

type Scopes = {
  readonly chrome: {
    readonly declarativeNetRequest: Record<
      "getDynamicRules" | "getSessionRules",
      () => Promise<NetRule[]>
    >;
  };
};

/** The hosts that the browser stops by itself; in private windows alone where `session`. */
export async function stoppedHosts(
  { observer }: Watching,
  set: "dynamic" | "session" = "dynamic",
): Promise<readonly string[]> {
  const rules = await observer.page.evaluate(
    (name) => {
      const { declarativeNetRequest } = (globalThis as unknown as Scopes).chrome;
      return declarativeNetRequest[name]();
    },
    set === "dynamic" ? ("getDynamicRules" as const) : ("getSessionRules" as const),
  );
  return rules.flatMap((rule) => {
    const isStop = rule.action.type === "redirect";
    return isStop ? (hostOfRule(rule) ?? []) : [];
  });
}
