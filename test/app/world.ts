import { createApp, type App } from "../../src/app/app.ts";
import type { Ports } from "../../src/app/ports.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { Failure, Look, Observation } from "../../src/detection/observation.ts";
import { isFailure } from "../../src/dns/doh-client.ts";
import { withPrefix } from "../../src/storage/area.ts";
import { createFirstRunNote } from "../../src/storage/first-run-note.ts";
import { createHistories } from "../../src/storage/histories.ts";
import { createPolicies } from "../../src/storage/policy-store.ts";
import { createPrivatePasses } from "../../src/storage/private-passes.ts";
import { createSession } from "../../src/storage/session.ts";
import { createStopNotes } from "../../src/storage/stop-notes.ts";
import { createSiteMemory } from "../../src/storage/site-memory.ts";
import { noteRefusals } from "../../src/storage/refused-writes.ts";
import { createSettingsStore } from "../../src/storage/settings.ts";
import { SETTINGS_KEY } from "../../src/storage/settings-key.ts";
import { SETTINGS_VERSION } from "../../src/storage/settings-migrations.ts";
import { memoryArea } from "../storage/memory-area.ts";
import { nodeHash } from "../storage/node-hash.ts";
import { ENGLISH } from "../ui/english.ts";
import { memoryStops } from "./memory-stops.ts";
import type { TabView, World } from "./world-model.ts";
import { KNOWLEDGE, START } from "../detection/history-builder.ts";

/** What is stored where the first-run page was answered, and nothing was ever changed. */
const SET_UP = { [SETTINGS_KEY]: { version: SETTINGS_VERSION, setUp: true } };

/** The tab that the first-run page is opened in. */
export const WELCOME_TAB = 70;

type Results = readonly (Observation | Failure)[];
type Answers = (host: string, at: number) => Results | Promise<Results>;

/** The world around the application, with resolvers that answer as told; a look ends once `rest` does. */
export function createWorld(
  answers: Answers,
  rest?: () => Promise<void>,
  knowledge: NetworkKnowledge = KNOWLEDGE,
): World {
  const local = memoryArea(SET_UP);
  const session = memoryArea();
  const view = (tabId: number): TabView => {
    const known = world.tabs.get(tabId) ?? {
      badge: "",
      guarded: false,
      left: false,
      explained: undefined,
      warning: undefined,
      warnings: 0,
      leftTo: undefined,
      broughtBack: undefined,
    };
    world.tabs.set(tabId, known);
    return known;
  };
  const start = (): App => {
    const complain: Ports["complain"] = (what, error) => {
      world.complaints.push(`${what}: ${String(error)}`);
    };
    const policies = createPolicies({
      managed: {
        read: () => Promise.resolve(world.managed),
        isForced: () => Promise.resolve(world.isForced),
      },
      ...{ local, session, complain, keeps: true },
      now: () => world.now,
    });
    const disk = noteRefusals(local, session);
    const memory = createSiteMemory({
      ...{ area: disk.area, hash: nodeHash(), complain },
      isRefused: disk.isRefused,
    });
    const ports: Ports = {
      now: () => world.now,
      isShown: (tabId) => world.inFront === tabId,
      online: () => world.online,
      newId: () => `${"0".repeat(8)}-0000-4000-8000-${String(++ids).padStart(12, "0")}`,
      settings: createSettingsStore(disk.area, policies),
      policies,
      firstRunNote: createFirstRunNote(local, session),
      session: createSession(session),
      histories: createHistories(session, (host) => memory.recall(host, world.now)),
      stopNotes: createStopNotes(session),
      stops: memoryStops(world.stopped, world.passes, world.blocked),
      stoppedAddressOf: (address) => afterHash("index.html", address),
      checkedAddressOf: (address) => afterHash("checking.html", address),
      privatePasses: createPrivatePasses(withPrefix(session, "private:")),
      memory,
      eraseDisk: async () =>
        local.remove((await local.keys()).filter((key) => key !== SETTINGS_KEY)),
      events: {
        area: disk.area,
        deliver: (...request) => world.deliver(...request),
        hash: nodeHash(),
        words: () => ENGLISH,
        version: "1.2.3",
        chance: () => 0.5,
        wakeAt: (at) => {
          world.eventsAlarm = at;
          return Promise.resolve();
        },
      },
      isPrivate: (tabId) =>
        (world.slow.shift() ?? Promise.resolve()).then(() => world.privateTabs.has(tabId)),
      // Nothing was missed.
      openTabs: async () =>
        [...(await createSession(session).tabs())].map(([tabId, { address }]) => ({
          tabId,
          address,
        })),
      privateTabs: () => Promise.resolve([...world.privateTabs]),
      knowledge: () => Promise.resolve(knowledge),
      mustWait: () => world.mustWait,
      tryResolver: (ask) => Promise.resolve(world.resolver(ask)),
      takeLook: async (request): Promise<Look> => {
        world.asked.push(request);
        const results = await answers(request.host, world.now);
        const timed = results.map((seen) => ({ ...seen, at: world.now }));
        const taken = timed.filter((result): result is Observation => !isFailure(result));
        const failures = timed.filter(isFailure);
        const look = { at: request.at, epoch: request.epoch, observations: taken, failures };
        // As answers arrive, one after the other.
        for (let count = 1; count <= taken.length; count += 1) {
          request.onProgress({ ...look, observations: taken.slice(0, count) });
        }
        await rest?.();
        return look;
      },
      blockIdOf: (address) => /^chrome-extension:.*[?]block=(.*)$/.exec(address)?.[1],
      openWelcome: () => {
        world.welcomed += 1;
        return Promise.resolve(WELCOME_TAB);
      },
      showSetUp: (setUp) => {
        world.defaultBadge =
          setUp === true ? "not-checkable" : setUp === "awaited" ? setUp : "not-set-up";
        return Promise.resolve();
      },
      showBadge: (tabId, report) => {
        view(tabId).badge = report.state === "judged" ? report.verdict.level : report.state;
        return Promise.resolve();
      },
      guard: (tabId) => {
        view(tabId).guarded = true;
        return Promise.resolve();
      },
      unguardLeft: () => Promise.resolve(),
      unguard: (tabId, _, isLeft) => {
        view(tabId).guarded = false;
        view(tabId).left = isLeft;
        return Promise.resolve();
      },
      explainHeld: (tabId, _, kind) => {
        view(tabId).explained = kind;
        return Promise.resolve();
      },
      keepGuarded: (tabIds) => {
        for (const [tabId, tab] of world.tabs) if (!tabIds.has(tabId)) tab.guarded = false;
        return Promise.resolve();
      },
      after: (ms, run) => {
        world.timers.push({ at: world.now + ms, run });
      },
      openWarning: (tabId, blockId) => {
        view(tabId).warning = blockId;
        view(tabId).warnings += 1;
        return Promise.resolve();
      },
      insistOnWarning: () => Promise.resolve(false),
      returnToKept: world.bringsBack
        ? (tabId, address) => {
            view(tabId).broughtBack = address;
            return Promise.resolve();
          }
        : undefined,
      leaveTo: (tabId, address) => {
        view(tabId).leftTo = address ?? "new tab";
        return Promise.resolve();
      },
      wakeAt: (at) => {
        world.alarm = at;
        return Promise.resolve();
      },
      complain,
    };
    return createApp(ports, (text) => (URL.canParse(text) ? new URL(text) : undefined));
  };
  let ids = 0;
  const world: World = {
    app: undefined as unknown as App,
    local,
    session,
    tabs: new Map(),
    privateTabs: new Set(),
    slow: [],
    stopped: { everywhere: [], private: [] },
    passes: new Map(),
    blocked: [],
    managed: undefined,
    isForced: false,
    complaints: [],
    welcomed: 0,
    defaultBadge: "not-checkable",
    asked: [],
    alarm: undefined,
    timers: [],
    eventsAlarm: undefined,
    deliver: () => Promise.resolve({ kind: "later", trouble: "unreachable", detail: "" }),
    mustWait: false,
    inFront: 1,
    now: START,
    online: true,
    bringsBack: false,
    resolver: ({ resolver, name, type }) => {
      const detail = "Nobody is there.";
      return { at: world.now, resolver, question: { name, type }, kind: "unreachable", detail };
    },
    restartWorker: () => {
      world.timers = [];
      world.app = start();
    },
    restartBrowser: async () => {
      await session.remove(await session.keys());
      world.stopped.private = [];
      world.passes.clear();
      world.tabs.clear();
      world.alarm = undefined;
      world.app = start();
    },
  };
  world.restartWorker();
  return world;
}

/** Why nothing can be said of a tab's site; its state where something is said, or will be. */
export async function causeOf(world: World, tabId = 1): Promise<string | undefined> {
  const report = await world.app.report(tabId);
  return report.state === "judged" ? report.verdict.unknownCause : report.state;
}

/** As many turns as everything under way needs. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

function afterHash(page: string, address: string): string | undefined {
  const [own = "", ...rest] = address.split("#");
  const isOurs = own.startsWith("chrome-extension:") && own.endsWith(`/${page}`);
  return isOurs ? rest.join("#") : undefined;
}
