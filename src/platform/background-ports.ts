import browser from "webextension-polyfill";
import type { OpenTab, Ports } from "../app/ports.ts";
import { readOnly, withPrefix } from "../storage/area.ts";
import { cachedArea } from "../storage/cached-area.ts";
import { createFirstRunNote } from "../storage/first-run-note.ts";
import { createHistories } from "../storage/histories.ts";
import { createPolicies } from "../storage/policy-store.ts";
import { createPrivatePasses } from "../storage/private-passes.ts";
import { createSession } from "../storage/session.ts";
import { noteRefusals } from "../storage/refused-writes.ts";
import { roomyArea } from "../storage/roomy-area.ts";
import { COPY_KEY, createSettingsStore } from "../storage/settings.ts";
import { SETTINGS_KEY } from "../storage/settings-key.ts";
import { createStopNotes } from "../storage/stop-notes.ts";
import { createSiteMemory } from "../storage/site-memory.ts";
import { createEventPorts } from "./event-ports.ts";
import { createGuardSurface } from "./guard-surface.ts";
import { createInstallKey } from "./install-key.ts";
import { createKeyedHash } from "./keyed-hash.ts";
import { returnToKept } from "./kept-page.ts";
import { loadKnowledge } from "./knowledge.ts";
import { createSpokenWords } from "./spoken-words.ts";
import { createLookTaker } from "./looks.ts";
import { CHECKING_URL, WARNING_URL } from "./own-page.ts";
import { managedStorage } from "./managed-storage.ts";
import { hasOwnPrivateWorker, onOthersSession } from "./private-worker.ts";
import { TELLS_ROUTE } from "./route.ts";
import { createRuleSets } from "./rule-sets.ts";
import { createShownTabs } from "./shown-tabs.ts";
import { createSiteStops } from "./site-stops.ts";
import { browserArea } from "./storage-area.ts";
import { createTabSurface } from "./tab-surface.ts";

const ALARM = "look";
/** An alarm may ring this part of the time until it is due too early. */
const ALARM_SLACK = 15;
/** One that rings so soon (ms) may ring for nothing, and find out then when the next is due: every look sets one, and another at its end. */
const RINGS_SOON_MS = 60_000;
/** How much is kept in memory of what is on disk, characters (`cachedArea`): a new site asks for some of it once, the settings are asked for all the time. */
const MOST_OF_DISK = 150_000;

/**
 * The world as a background worker sees it. Chromium runs a second worker for private windows: it
 * shares the storage areas with the first, so its data carry a prefix, and its alarm another name.
 */
export function createBackgroundPorts(): Ports {
  const passing = browserArea(browser.storage.session);
  const disk = noteRefusals(browserArea(browser.storage.local), passing);
  const local = cachedArea(disk.area, MOST_OF_DISK);
  const isPrivate = browser.extension.inIncognitoContext === true;
  const own = cachedArea(passing);
  const passes = cachedArea(passing);
  // Before anybody else is told, who may then read. Chromium's two workers share what is on disk.
  browser.storage.local.onChanged.addListener((changes) => {
    local.forget(Object.keys(changes));
    if (!(SETTINGS_KEY in changes)) return;
    settings.heedWritten(changes[SETTINGS_KEY].newValue).catch((error: unknown) => {
      complain(
        "a change of the settings that another window wrote over could not be made again",
        error,
      );
    });
  });
  onOthersSession((changes) => {
    const keys = Object.keys(changes);
    passes.forget(keys);
    // Each has its own part of the session; but what one deletes may be the other's.
    own.gone(keys.filter((key) => changes[key]?.newValue === undefined));
  });
  const session = roomyArea(withPrefix(own, isPrivate ? "private:" : "open:"), complain);
  const area = isPrivate ? readOnly(local) : local;
  const memory = createSiteMemory({
    ...{ area, hash: createKeyedHash(), complain },
    isRefused: disk.isRefused,
  });
  const policies = createPolicies({
    ...{ managed: managedStorage, local, session, complain },
    keeps: !isPrivate,
    now: () => Date.now(),
  });
  const settings = createSettingsStore(local, policies, isPrivate ? "private" : "open");
  const rules = createRuleSets(isPrivate);
  const shownTabs = createShownTabs();
  const words = createSpokenWords(local);
  let alarmAt: number | undefined;
  const alarm = isPrivate ? `private-${ALARM}` : ALARM;
  return {
    now: () => Date.now(),
    online: () => navigator.onLine,
    isShown: shownTabs.isShown,
    newId: () => crypto.randomUUID(),
    settings,
    policies,
    firstRunNote: isPrivate ? undefined : createFirstRunNote(local, session),
    session: createSession(session),
    // What ordinary windows saw may warn in private ones; never the other way round.
    histories: createHistories(session, (host) =>
      memory.recall(host, Date.now()).catch((error: unknown) => {
        complain("what is remembered of a site could not be read", error);
        return undefined;
      }),
    ),
    // In Firefox one worker serves both kinds of windows; what is private stays apart there too.
    privatePasses: createPrivatePasses(withPrefix(passes, "private:")),
    stopNotes: createStopNotes(session),
    stops: createSiteStops({
      ...rules,
      page: WARNING_URL,
      checkingPage: TELLS_ROUTE ? undefined : CHECKING_URL,
      privateTabs,
    }),
    eraseDisk: async () => {
      // Asked of the browser itself, as others may have written too.
      local.forget();
      await local.remove((await local.keys()).filter((key) => !isOfSettings(key)));
    },
    memory: isPrivate ? undefined : memory,
    openTabs,
    privateTabs,
    events: isPrivate ? undefined : createEventPorts(local),
    isPrivate: hasOwnPrivateWorker()
      ? () => Promise.resolve(isPrivate)
      : (tabId) =>
          browser.tabs.get(tabId).then(
            ({ incognito }) => incognito,
            () => true,
          ),
    knowledge: loadKnowledge,
    ...createLookTaker(
      createInstallKey(isPrivate ? session : local, complain),
      shownTabs.refresh,
      session,
      complain,
    ),
    ...createTabSurface(words, complain),
    ...createGuardSurface(rules.session, words, complain),
    returnToKept: TELLS_ROUTE ? returnToKept : undefined,
    after: (ms, run) => {
      setTimeout(run, ms);
    },
    wakeAt: async (at) => {
      const now = Date.now();
      // A far one may ring a little early, which does no harm: every visit moves the furthest of all by as much as has
      // passed since the last, and a new alarm costs.
      const isAbout = (time: number | undefined): boolean =>
        at !== undefined &&
        time !== undefined &&
        time - at < 1000 &&
        at - time < Math.max(1000, (at - now) / ALARM_SLACK);
      // One that has not gone off yet is still there: nobody else sets it.
      const isThere = alarmAt !== undefined && alarmAt > now;
      const isSoon = (alarmAt ?? 0) < Math.min(at ?? 0, now + RINGS_SOON_MS);
      if (isThere && (isAbout(alarmAt) || isSoon)) return;
      if (at === undefined) {
        alarmAt = undefined;
        await browser.alarms.clear(alarm);
        return;
      }
      const current = isThere ? alarmAt : (await browser.alarms.get(alarm))?.scheduledTime;
      const when = isAbout(current) && current !== undefined ? current : Math.max(at, now + 1000);
      if (when !== current) await browser.alarms.create(alarm, { when });
      alarmAt = when;
    },
    complain,
  };
}

function complain(what: string, error: unknown): void {
  console.error(`Fluxward: ${what}.`, error);
}

function isOfSettings(key: string): boolean {
  return key === SETTINGS_KEY || key === COPY_KEY;
}

async function openTabs(): Promise<readonly OpenTab[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id, url, discarded, status }) => {
    if (id === undefined) return [];
    const isLoaded = discarded !== true && status !== "unloaded";
    return [{ tabId: id, address: isLoaded ? url : undefined }];
  });
}

async function privateTabs(): Promise<readonly number[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id, incognito }) => (incognito && id !== undefined ? [id] : []));
}
