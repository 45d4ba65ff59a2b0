import type { Host } from "../detection/host.ts";
import type { NetworkKnowledge } from "../detection/network.ts";
import type { Failure, History, Look, Observation } from "../detection/observation.ts";
import type { Ask } from "../detection/plan.ts";
import type { Priority } from "../dns/pacing.ts";
import type { CancelSignal } from "../dns/ports.ts";
import type { HeldKind } from "../messages/guard.ts";
import type { Report } from "../messages/protocol.ts";
import type { FirstRunNote } from "../storage/first-run-note.ts";
import type { Histories } from "../storage/histories.ts";
import type { PrivatePasses } from "../storage/private-passes.ts";
import type { SiteMemory } from "../storage/site-memory.ts";
import type { StopNotes } from "../storage/stop-notes.ts";
import type { EventPorts } from "./event-ports.ts";
import type { Session } from "../storage/session.ts";
import type { SettingsStore } from "../storage/settings.ts";
import type { Policies } from "../storage/policy-store.ts";
import type { SettingsInForce } from "../storage/rules.ts";

export type LookRequest = {
  readonly host: Host;
  readonly history: History;
  readonly settings: SettingsInForce;
  readonly knowledge: NetworkKnowledge;
  readonly at: number;
  readonly epoch: number;
  /** Both stages whatever the first says. */
  readonly thorough: boolean;
  /** Who waits for it; asked for whenever a query could leave. */
  readonly priority: () => Priority;
  /** Goes off when nothing more may be asked. */
  readonly signal: CancelSignal;
  /** Called with the look so far whenever answers have arrived. */
  readonly onProgress: (look: Look) => void;
};

/** Where a site is stopped: in all windows, kept on disk, or in private ones until they close. */
export type Where = "everywhere" | "private";

/** The sites that the browser stops by itself, before anything is asked of them. */
export type Stops = {
  /** Oldest first. */
  readonly list: (where: Where) => Promise<readonly Host[]>;
  /** Beyond what the browser takes the oldest go. */
  readonly change: (
    where: Where,
    change: { readonly add?: readonly Host[]; readonly remove?: readonly Host[] },
  ) => Promise<void>;
  /** The hosts that all private tabs are let through to. */
  readonly setPrivatePasses: (hosts: readonly Host[]) => Promise<void>;
  /** A private tab came or went. */
  readonly privateTabsChanged: () => Promise<void>;
  /** Domains that an organisation blocks, with all below them but those that it lets through. Nothing lets past. */
  readonly setBlocked: (
    lists: Readonly<Record<"blockDomains" | "allowDomains", readonly string[]>>,
  ) => Promise<void>;
  /** Whether a host that was never seen is looked at before its page is asked for. */
  readonly setStrict: (on: boolean) => Promise<void>;
  /** A host has been seen in this session of the browser; `tabId`: in that private tab alone. */
  readonly see: (host: string, tabId: number | undefined) => Promise<void>;
  /** The one host that a tab is let through to, whatever is stopped; undefined: none. */
  readonly letThrough: (tabId: number, host: Host | undefined) => Promise<void>;
};

/** A tab as the browser shows it. */
export type OpenTab = {
  readonly tabId: number;
  /** Of the page that is there; undefined where none is loaded, or we may not know. */
  readonly address: string | undefined;
};

/** What the application needs from the world. */
export type Ports = {
  /** ms since the epoch. */
  readonly now: () => number;
  /** Whether the browser says that it is online. */
  readonly online: () => boolean;
  /** Whether a tab is in front of its window. */
  readonly isShown: (tabId: number) => boolean;
  /** An unguessable id. */
  readonly newId: () => string;
  readonly settings: SettingsStore;
  readonly policies: Policies;
  /** Undefined for the worker of private windows, which opens no such page. */
  readonly firstRunNote: FirstRunNote | undefined;
  readonly session: Session;
  readonly histories: Histories;
  readonly privatePasses: PrivatePasses;
  readonly stops: Stops;
  readonly stopNotes: StopNotes;
  /** Deletes all that is kept on disk but the settings, whoever wrote it. */
  readonly eraseDisk: () => Promise<void>;
  /** What outlives the browser; undefined in private windows. */
  readonly memory: SiteMemory | undefined;
  /** What telling an organisation needs; undefined in private windows, of which nobody is told. */
  readonly events: EventPorts | undefined;
  /** Whether a tab is in a private window; one that is gone counts as private. */
  readonly isPrivate: (tabId: number) => Promise<boolean>;
  /** Opens the first-run page in a tab of its own, and answers which. */
  readonly openWelcome: () => Promise<number>;
  /** What the toolbar shows in tabs that nothing is known of: whether Fluxward is set up, or waits for a policy that may do it. */
  readonly showSetUp: (setUp: boolean | "awaited") => Promise<void>;
  /** The tabs that are open, as far as this worker sees them. */
  readonly openTabs: () => Promise<readonly OpenTab[]>;
  /** Those of them that are in private windows. */
  readonly privateTabs: () => Promise<readonly number[]>;
  readonly knowledge: () => Promise<NetworkKnowledge>;
  /** Asks one resolver one question, whether or not it is in use. Never rejects. */
  readonly tryResolver: (ask: Ask) => Promise<Observation | Failure>;
  readonly takeLook: (request: LookRequest) => Promise<Look>;
  /** Whether looks wait, even at a tab in front, since as much was asked as may be in a minute. */
  readonly mustWait: () => boolean;
  /** The block that an address of our warning page names; undefined for every other address. */
  readonly blockIdOf: (address: string) => string | undefined;
  /** The address that a rule stopped, where a tab was sent to our warning page instead; undefined elsewhere. */
  readonly stoppedAddressOf: (address: string) => string | undefined;
  /** The address that our checking page stands before; undefined elsewhere. */
  readonly checkedAddressOf: (address: string) => string | undefined;
  /** Shows the state of a tab's site in the toolbar. */
  readonly showBadge: (tabId: number, report: Report) => Promise<void>;
  /**
   * Holds in the tab's page what could give a secret away, explains why, and stops what the page
   * would send by itself. `forMs`: the page lets go by itself after that long.
   */
  readonly guard: (
    tabId: number,
    host: Host,
    report: Report,
    forMs: number | undefined,
  ) => Promise<void>;
  /**
   * Lets all of that go. The tab may be at another page already; `isLeft`: it is, or closed, and what the page that
   * was left still sends is stopped for a few seconds more.
   */
  readonly unguard: (tabId: number, host: Host, isLeft: boolean) => Promise<void>;
  /** Stops nothing any more of what pages of a host send that were left. */
  readonly unguardLeft: (host: Host) => Promise<void>;
  /** Shows in a guarded tab's page what was held in one of its frames. */
  readonly explainHeld: (tabId: number, host: Host, kind: HeldKind) => Promise<void>;
  /** Lets go what an earlier worker left in force for any tab but these. */
  readonly keepGuarded: (tabIds: ReadonlySet<number>) => Promise<void>;
  /** Sends the tab to the warning page for a block, which outlives no restart; `target`: what was stopped. */
  readonly openWarning: (tabId: number, blockId: string, target: string) => Promise<void>;
  /** Where the tab still shows a site's page: takes that page down and sends the tab once more. True: it did. */
  readonly insistOnWarning: (tabId: number, blockId: string, target: string) => Promise<boolean>;
  /**
   * Brings the tab from our page back to the page before it, as that was left; where that cannot be, to its address.
   * Undefined where our page can go back by itself.
   */
  readonly returnToKept: ((tabId: number, address: string) => Promise<void>) | undefined;
  /** Takes the tab to an address, or closes it in favour of a new empty one. */
  readonly leaveTo: (tabId: number, address: string | undefined) => Promise<void>;
  /** Wakes the application at a time, ms; undefined: no need. One alarm in all. */
  readonly wakeAt: (at: number | undefined) => Promise<void>;
  /** Calls back once, unless this worker ends before: for what a later one makes up for by itself. */
  readonly after: (ms: number, run: () => void) => void;
  /** Something went wrong that no person waits for; shown in the console. */
  readonly complain: (what: string, error: unknown) => void;
};
