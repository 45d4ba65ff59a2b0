import { WARNING_PAGE } from "../../src/messages/pages.ts";
import type { NetRule } from "../../src/platform/net-rules.ts";
import { tell, turn, type FakeTab, type World } from "./life.ts";
import { ask } from "./messages.ts";

/** As the package's id; what is Chromium's and not Firefox's goes by it. */
export const OWN = "chrome-extension://fluxward/";
const WARNING = OWN + WARNING_PAGE;
/** Where the browser connects to, in none of the site's answers: it is no evidence either way. */
const CONNECTED = "198.18.0.1";

export function addTab(world: World, incognito: boolean, url: string): FakeTab {
  world.lastTab += 1;
  const tab: FakeTab = {
    ...{ id: world.lastTab, incognito, url },
    ...{ held: false, button: {}, blockId: undefined },
  };
  world.tabs.set(tab.id, tab);
  return tab;
}

/** A tab goes to an address: as the browser tells of it, and past its rules. */
export async function goTo(world: World, tabId: number, url: string): Promise<void> {
  const tab = world.tabs.get(tabId);
  if (tab === undefined) return;
  const isWeb = /^https?:/.test(url);
  await say(world, "webNavigation.onBeforeNavigate", { tabId, frameId: 0, url });
  if (isWeb) {
    const request = { tabId, url, method: "GET", timeStamp: world.now };
    await say(world, "webRequest.onBeforeRequest", request);
  }
  const arrived = isWeb ? redirected(world, tab, url) : url;
  // Another document: what the old one was told, and what the button said of it, is gone.
  Object.assign(tab, { url: arrived, held: false, button: {}, blockId: undefined });
  const committed = { tabId, frameId: 0, url: arrived, timeStamp: world.now };
  await say(world, "webNavigation.onCommitted", committed);
  if (/^https?:/.test(arrived)) {
    const response = { tabId, url, ip: CONNECTED, fromCache: false };
    await say(world, "webRequest.onResponseStarted", response);
    await say(world, "webNavigation.onDOMContentLoaded", { tabId, frameId: 0, url });
  }
  if (arrived.startsWith(WARNING)) world.events.push(() => openWarning(world, tab, arrived));
}

export async function close(world: World, tabId: number): Promise<void> {
  if (!world.tabs.delete(tabId)) return;
  await say(world, "tabs.onRemoved", tabId, {});
}

async function say(world: World, event: string, ...args: readonly unknown[]): Promise<void> {
  await tell(world, event, ...args);
  await turn();
}

/** How soon the warning page asks again while a look is under way, and for how long, ms; as `src/warning/index.tsx` does. */
const ASK_AGAIN_MS = 300;
const ASK_FOR_MS = 30_000;

/** What the warning page does by itself. */
async function openWarning(world: World, tab: FakeTab, address: string): Promise<void> {
  const target = address.replace(/^[^#]*#/s, "");
  const sender = { page: WARNING_PAGE, tabId: tab.id };
  const isThere = (): boolean => tab.url === address && world.tabs.get(tab.id) === tab;
  const deadline = world.now + ASK_FOR_MS;
  /** Answers whether there is such a block. */
  const show = async (blockId: string): Promise<boolean> => {
    const known = await ask(world, sender, "getBlock", { blockId });
    if (known === undefined || !isThere()) return known !== undefined;
    tab.blockId = blockId;
    const { report } = known;
    const isUnfinished =
      report.state === "checking" || (report.state === "judged" && report.checking);
    if (isUnfinished && world.now < deadline) {
      const run = async (): Promise<void> => {
        if (isThere()) await show(blockId);
      };
      world.pageTimers.push({ at: world.now + ASK_AGAIN_MS, run });
    }
    return true;
  };
  const named = /[?]block=([^#]*)/.exec(address)?.[1];
  if (named !== undefined && (await show(named))) return;
  const claim = await ask(world, sender, "claimBlock", { target });
  if (!isThere()) return;
  if (claim.state === "ask-again") {
    // Once: it goes to the address anew, and is stopped anew.
    await goTo(world, tab.id, target);
  } else if (claim.state === "blocked") await show(claim.blockId);
}

/** Where the browser's rules send a page's request. */
function redirected(world: World, tab: FakeTab, url: string): string {
  const { hostname } = new URL(url);
  const within = (domain: string): boolean =>
    hostname === domain || hostname.endsWith(`.${domain}`);
  const speaksOf = ({ condition }: NetRule): boolean => {
    const { regexFilter, tabIds, resourceTypes, requestDomains } = condition;
    if (resourceTypes?.includes("main_frame") !== true) return false;
    if (tabIds !== undefined && !tabIds.includes(tab.id)) return false;
    if (requestDomains !== undefined && !requestDomains.some(within)) return false;
    if (condition.excludedRequestDomains?.some(within) === true) return false;
    return regexFilter !== undefined && new RegExp(regexFilter, "i").test(url);
  };
  const rules = [...world.dynamicRules, ...world.sessionRules].filter(speaksOf);
  const rank = ({ priority = 1, action }: NetRule): number =>
    2 * priority + (action.type === "allow" ? 1 : 0);
  rules.sort((a, b) => rank(b) - rank(a));
  const substitution = rules[0]?.action.redirect?.regexSubstitution;
  return substitution === undefined ? url : substitution.replace("\\0", () => url);
}
