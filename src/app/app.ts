import type { ResolverTest, SensitivityCheck } from "../messages/findings.ts";
import type { Block, Report, Scope, WayOn } from "../messages/protocol.ts";
import { Refused } from "../messages/refusal.ts";
import type { KeptAmount } from "../storage/site-memory.ts";
import { createActing } from "./acting.ts";
import { createAwaitingPolicy } from "./awaiting-policy.ts";
import { createChoosing, type Choosing } from "./choosing.ts";
import { createClaiming, type Claiming } from "./claiming.ts";
import { createConnecting, type Connecting } from "./connecting.ts";
import { createEvents, type Events } from "./events.ts";
import { createFirstChecking, type FirstChecking } from "./first-check.ts";
import { createFirstRun, type FirstRun } from "./first-run.ts";
import { createForgetting } from "./forgetting.ts";
import { createGuarding } from "./guarding.ts";
import { createGuardRequests, type GuardRequests } from "./guard-requests.ts";
import { createHeeding } from "./heeding.ts";
import { createInquiring, type Inquiring } from "./inquiring.ts";
import { listedAs } from "./listed.ts";
import { createLooking } from "./looking.ts";
import { isOn } from "./may-look.ts";
import { createMissed } from "./missed.ts";
import { createNewsBoard } from "./news-board.ts";
import { createOpenTabs } from "./open-tabs.ts";
import { createNoting, noteWarning } from "./noting.ts";
import type { Ports } from "./ports.ts";
import { createPrivateChoice } from "./private-choice.ts";
import { createPrivateEnd } from "./private-end.ts";
import { proceed, scopesFor } from "./proceeding.ts";
import { createRemembering } from "./remembering.ts";
import type { ParseUrl } from "./report.ts";
import { createReporting } from "./reporting.ts";
import { testResolver } from "./resolver-test.ts";
import { createReviewing, type Reviewing } from "./reviewing.ts";
import { createRounds, type Rounds } from "./rounds.ts";
import { checkSensitivities } from "./sensitivity-check.ts";
import { createSettingsUse, type SettingsUse } from "./settings-use.ts";
import { createShowingAnew } from "./showing-anew.ts";
import { createSiteInTab } from "./site-in-tab.ts";
import { stayBefore } from "./staying.ts";
import { createStopping } from "./stopping.ts";
import { supportIn } from "./support.ts";
import { createTabTurns } from "./tab-turns.ts";
import { createUnseen } from "./unseen.ts";
import { createVisiting, type Visiting } from "./visiting.ts";

export type App = Pick<Rounds, "tick" | "resume" | "networkChanged" | "connectionChanged"> &
  Pick<Visiting, "visit"> &
  Pick<Claiming, "noteAsked" | "claim"> &
  FirstChecking &
  Connecting &
  SettingsUse & {
    /** A frame has appeared in a tab's page, or another document in the page's place without any navigation. */
    readonly frameArrived: (tabId: number) => Promise<void>;
    readonly forgetTab: (tabId: number) => Promise<void>;
    readonly installed: FirstRun["installed"];
    readonly browserStarted: FirstRun["browserStarted"];
    readonly leftFirstRun: FirstRun["left"];
    /** The browser told that the organisation's policy is another, or that the other worker has kept another. */
    readonly policyChanged: () => Promise<void>;
    readonly report: (tabId: number) => Promise<Report>;
    readonly checkAgain: (tabId: number) => Promise<Report>;
    readonly block: (blockId: string) => Promise<Block | undefined>;
    readonly proceed: (blockId: string, scope: Scope) => Promise<WayOn>;
    readonly leave: (blockId: string) => Promise<void>;
    readonly guard: GuardRequests;
    readonly events: Events["rounds"];
    readonly choosing: Choosing;
    readonly inquiring: Inquiring;
    readonly testResolver: (url: string) => Promise<ResolverTest>;
    /** Deletes all that is kept of sites; what is open is then looked at anew. */
    readonly forgetSites: () => Promise<void>;
    /** The sites that were ever odd. */
    readonly past: Reviewing;
    readonly measureKept: () => Promise<KeptAmount | undefined>;
    readonly checkSensitivities: () => Promise<SensitivityCheck>;
  };

/** All use cases over their ports. Holds nothing in memory that a restarted worker would miss. */
export function createApp(ports: Ports, parseUrl: ParseUrl): App {
  const { session } = ports;
  const guarding = createGuarding(ports);
  const stopping = createStopping(ports);
  const note = createNoting(ports);
  const unseen = createUnseen(ports, guarding);
  const acting = createActing({ ports, guarding, stopping, unseen, note });
  const remembering = createRemembering(ports);
  const tabs = createOpenTabs(ports.isShown);
  const board = createNewsBoard(ports.after);
  const { telling, rounds: events } = createEvents(ports, remembering.isOrdinary);
  const looking = createLooking(ports, tabs, remembering, async (news) => {
    board.post(news);
    await acting.actOnHost(news);
    if (!news.checking) await telling.judged(news.history);
  });
  const siteIn = createSiteInTab(ports, parseUrl);
  const rounds = createRounds(ports, tabs, looking, stopping, siteIn);
  const reporting = createReporting(ports, looking, parseUrl);
  const inTurn = createTabTurns();
  const privateEnd = createPrivateEnd(ports, looking);
  const claiming = createClaiming(ports, inTurn, stopping, parseUrl);
  const { checkFirst, hold } = createFirstChecking({
    ...{ ports, looking, remembering, claiming, board, parseUrl },
  });
  const { reportBlocked, reportTab } = reporting;
  const visiting = createVisiting({
    ...{ ports, acting, claiming, guarding, looking, remembering, reporting },
    ...{ rounds, siteIn, tabs, inTurn, unseen, parseUrl },
  });
  const { visit, showKnown } = visiting;
  const { connected } = createConnecting({ ports, visiting, rounds, unseen });
  /** What is noted of the tab itself goes last, so that a worker that dies over it leaves something to begin from. */
  const forgetTab = async (tabId: number): Promise<void> => {
    const closed = await session.tab(tabId);
    tabs.note(tabId, undefined);
    await guarding.arrived(tabId, undefined);
    await claiming.forget(tabId);
    await ports.stops.letThrough(tabId, undefined);
    if (closed?.isPrivate === true) await privateEnd.tabClosed();
    await session.forgetTab(tabId);
  };
  const missed = createMissed({ ports, visiting, forgetTab });

  const forgetting = createForgetting({ ports, looking, remembering, rounds, stopping });
  const showAnew = createShowingAnew(ports, guarding, reportTab, showKnown);
  const heed = createHeeding({
    ...{ ports, looking, rounds, stopping, guarding, remembering },
    show: () => showAnew(() => true),
    heedPrivate: createPrivateChoice(ports, guarding, looking, privateEnd, visit),
  });

  const settingsUse = createSettingsUse(ports, forgetting, heed);
  const firstRun = createFirstRun(ports, settingsUse.settingsChanged);
  const awaitingPolicy = createAwaitingPolicy(ports, settingsUse.settingsChanged, firstRun.ask);

  return {
    visit,
    installed: firstRun.installed,
    browserStarted: firstRun.browserStarted,
    leftFirstRun: firstRun.left,
    policyChanged: async () => {
      await awaitingPolicy.changed();
      // What follows from the policy for sites must come to pass where events cannot be written, too.
      await events?.policyChanged().catch((error: unknown) => {
        ports.complain("the events could not be brought in step with another policy", error);
      });
    },
    noteAsked: claiming.noteAsked,
    claim: claiming.claim,
    ...{ checkFirst, hold, events },
    ...rounds,
    resume: async () => {
      // First of all, since it goes by the tabs that were known before this worker.
      await privateEnd.resume();
      if (ports.memory !== undefined) await firstRun.installed(true);
      await awaitingPolicy.resume();
      await firstRun.resume();
      // Browsers forget it when they end; with the picture that they then show nothing is wrong once it is set up.
      const { settings, policy } = await ports.settings.read();
      if (!settings.setUp) await ports.showSetUp(policy.standing === "unknown" && "awaited");
      await guarding.reconcile();
      const { visited } = await missed.resume();
      await settingsUse.settingsChanged();
      await Promise.all([rounds.resume(), visited]);
      await remembering.tidy();
      await events?.tick();
    },
    frameArrived: async (tabId) => {
      // Asked of every frame of every page, so the cheapest question first.
      if ((await guarding.held(tabId)) === undefined) return;
      const tab = await session.tab(tabId);
      if (tab?.host !== undefined) await showKnown(tabId, tab.host);
    },
    connected,
    forgetTab,
    report: reporting.report,
    checkAgain: async (tabId) => {
      const tab = await session.tab(tabId);
      if (tab?.host !== undefined && isOn((await ports.settings.read()).settings)) {
        await looking.look(tab.host, { thorough: true });
        await rounds.wake();
      }
      return reportTab(await session.tab(tabId));
    },
    block: async (blockId) => {
      const found = await session.block(blockId);
      if (found === undefined) return undefined;
      const { tabId, host, target, reason } = found;
      const [report, isPrivate, { settings }] = await Promise.all([
        reportBlocked(host),
        ports.isPrivate(tabId),
        ports.settings.read(),
      ]);
      // The rule that led here was a verdict's; this is the verdict now.
      if (report.state === "judged" && !report.checking) {
        await stopping.follow(host, report.verdict.level);
      }
      // Before the page has its answer: it asks again where a worker dies over this, and not after it.
      await noteWarning(note, found, report);
      return {
        ...{ host, target, reason, report },
        marked: settings.markedHosts.includes(host),
        blocked: listedAs(settings, host) === "blocked",
        scopes: scopesFor(settings, host, isPrivate),
        stayMs: stayBefore(found),
        support: supportIn(settings),
      };
    },
    proceed: (blockId, scope) =>
      proceed(ports, blockId, scope, telling.noteAs("proceed", note), (host) => {
        void showAnew((tab) => tab.host === host);
      }),
    leave: async (blockId) => {
      const found = await session.block(blockId);
      if (found === undefined) return;
      const { tabId, host, previous } = found;
      await Promise.all([note({ tabId, host, what: "left" }), ports.leaveTo(tabId, previous)]);
    },
    guard: createGuardRequests(ports, guarding, showKnown, note),
    choosing: createChoosing({ ports, acting, reporting, note: telling.noteAs("trust", note) }),
    inquiring: createInquiring({ ports, looking, remembering, reporting, rounds }),
    testResolver: async (url) => {
      if (!(await ports.settings.read()).settings.setUp) {
        throw new Refused({ kind: "not-set-up" });
      }
      return testResolver(ports, url);
    },
    forgetSites: forgetting.forgetAll,
    past: createReviewing({
      ...{ ports, forgetting, stopping },
      show: (hosts) => showAnew(({ host }) => host !== undefined && hosts.has(host)),
    }),
    measureKept: async () => ports.memory?.measure(),
    checkSensitivities: () => checkSensitivities(ports),
    ...settingsUse,
  };
}
