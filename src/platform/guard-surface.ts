import browser from "webextension-polyfill";
import type { Ports } from "../app/ports.ts";
import type { GuardMessage, GuardWords } from "../messages/guard.ts";
import { guardWords } from "../ui/guard-words.ts";
import type { Words } from "../ui/words.ts";
import { createAttachmentFilter } from "./attachment-filter.ts";
import { TELLS_ROUTE } from "./route.ts";
import type { NetRules } from "./net-rules.ts";
import { createSendRules } from "./send-rules.ts";
import { orUnanswered } from "./unanswered.ts";
import { isGone, whileOpen } from "./while-open.ts";

type GuardSurface = Pick<
  Ports,
  "guard" | "unguard" | "unguardLeft" | "explainHeld" | "keepGuarded"
>;

type HoldOrder = Extract<GuardMessage, { state: "hold" }>;

/** Chromium's rules look at the headers of answers since version 128. */
const KNOWS_HEADERS = Number(/Chrome\/(\d+)/.exec(navigator.userAgent)?.[1] ?? 0) >= 128;

/** The guard as a tab's page and the browser's request filter know it. */
export function createGuardSurface(
  sessionRules: NetRules,
  loadWords: () => Promise<Words>,
  complain: Ports["complain"],
): GuardSurface {
  const rules = createSendRules({
    rules: sessionRules,
    attachments: createAttachmentFilter(),
    hasBeacons: TELLS_ROUTE,
    knowsHeaders: KNOWS_HEADERS,
    complain,
  });
  return {
    guard: (tabId, host, report, forMs) =>
      whileOpen(async () => {
        const order = { kind: "guard", state: "hold", host, forMs } as const;
        const worded = loadWords().then((words) => guardWords(report, words));
        // Whatever fails here, nobody waits for the words then.
        worded.catch(() => undefined);
        await Promise.all([rules.stop(tabId, host), hold(tabId, order, worded)]);
      }),
    unguard: async (tabId, host, isLeft) => {
      await Promise.all([
        isLeft ? rules.leave(tabId) : rules.allow(tabId),
        whileOpen(() => send(tabId, { kind: "guard", state: "release", host })),
      ]);
    },
    unguardLeft: rules.allowLeft,
    explainHeld: (tabId, host, held) =>
      whileOpen(() => send(tabId, { kind: "guard", state: "explain", host, held }, 0)),
    keepGuarded: rules.keep,
  };
}

async function send(tabId: number, order: GuardMessage, frameId?: number): Promise<void> {
  const options = frameId === undefined ? {} : { frameId };
  await orUnanswered(browser.tabs.sendMessage(tabId, order, options));
}

/**
 * Holds first, explains second: the bootstrap that is in every page holds at once, the half that
 * judges and explains is brought in after it. A hold that cannot be explained is lifted again.
 */
async function hold(
  tabId: number,
  order: Omit<HoldOrder, "words">,
  worded: Promise<GuardWords>,
): Promise<void> {
  const wasHeard = await isHeard(tabId, { ...order, words: undefined });
  try {
    // Pages older than this installation have no bootstrap yet; a second one does no harm.
    if (!wasHeard) await injectBootstrap(tabId);
    await inject(tabId, ["guard.js"]);
    await send(tabId, { ...order, words: await worded });
  } catch (error: unknown) {
    if (wasHeard) await send(tabId, { kind: "guard", state: "release", host: order.host });
    throw error;
  }
}

async function isHeard(tabId: number, order: GuardMessage): Promise<boolean> {
  try {
    await send(tabId, order);
    return true;
  } catch (error: unknown) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** Brings what every page has into one that was open before this installation was. */
export async function injectBootstrap(tabId: number): Promise<void> {
  await inject(tabId, browser.runtime.getManifest().content_scripts?.[0]?.js ?? []);
}

async function inject(tabId: number, scripts: readonly string[]): Promise<void> {
  const target = { tabId, allFrames: true };
  const files = [...scripts];
  await orUnanswered(browser.scripting.executeScript({ target, files, injectImmediately: true }));
}
