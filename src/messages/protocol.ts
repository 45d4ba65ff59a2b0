import type { HostFacts } from "../detection/facts.ts";
import type { SkipReason } from "../detection/host.ts";
import type { Verdict } from "../detection/verdict.ts";
import type { PolicyView } from "./policy-view.ts";
import type { Refusal } from "./refusal.ts";
import type { SettingsInForce } from "../storage/rules.ts";
import type { Settings, Source } from "../storage/settings-model.ts";
import type { RemovedSites } from "../storage/removed-sites.ts";
import type { KeptAmount } from "../storage/site-memory.ts";
import type { EventsStatus } from "./events-status.ts";
import type { ResolverTest, SensitivityCheck, PastList, PastVerdict } from "./findings.ts";
import { TAMPERINGS, type HeldKind, type Tampering } from "./guard.ts";

/** What keeps Fluxward from asking anybody: no connection, or a proxy that questions would pass by. */
export type Obstacle = "offline" | "proxy";

/** Why a tab's address is not looked up. */
export type UncheckedReason = SkipReason | "not-web" | "excluded" | "private-window";

/** What is known of one tab's site. Every surface draws from this and nothing else. */
export type Report =
  | {
      readonly state: "not-checkable";
      readonly address: string;
      readonly reason: UncheckedReason;
    }
  /** The first-run page was not answered. */
  | {
      readonly state: "not-set-up";
      readonly host: string;
      /** The organisation's policy has not come yet, and may answer in the person's place. */
      readonly awaited?: true;
      /** It was, but what the person chose then cannot be read any more. */
      readonly lost?: true;
    }
  | { readonly state: "paused"; readonly host: string }
  | { readonly state: "checking"; readonly host: string; readonly since: number }
  | {
      readonly state: "judged";
      readonly host: string;
      readonly verdict: Verdict;
      readonly facts: HostFacts;
      /** Set while the person lets this site through. */
      readonly allowed: Allowed | undefined;
      /** The person wants to be warned of this site, whatever is found. */
      readonly marked: boolean;
      /** The organisation blocks it, whatever is found. */
      readonly blocked?: boolean;
      /** What keeps looks from being taken right now; what was seen before still stands. */
      readonly obstacle: Obstacle | undefined;
      /** A look is under way right now. */
      readonly checking: boolean;
      /** Age of the network table in days, and its date, for the attribution line. */
      readonly tableDate: number;
    };

/** What is known of a site that was looked at. */
export type JudgedReport = Extract<Report, { readonly state: "judged" }>;

/** For how long a person lets a site through: in this tab until it leaves the site, for an hour, for good. */
export const SCOPES = ["once", "hour", "always"] as const;

export type Scope = (typeof SCOPES)[number];

/** For how long a site is let through, and where the person chose that. */
export type Allowed = {
  readonly scope: Scope;
  /** ms since the epoch; undefined: until the tab leaves the site, or for good. */
  readonly until: number | undefined;
  /** `organisation`: its list does, and nobody can take that back here. Undefined where it is not kept. */
  readonly source: Source | "organisation" | undefined;
};

/**
 * Why a tab is on the warning page. `verdict`: the site is red; `asked`: the person wanted to know more
 * of what was held; `sent`: the page tried to send something by itself; else how it got in the way of
 * the guard's panel.
 */
export const BLOCK_REASONS = ["verdict", "asked", "sent", ...TAMPERINGS] as const;

export type BlockReason = (typeof BLOCK_REASONS)[number];

/** Who helps, as the person's organisation has it: plain text, all of it may be empty. */
export type Support = {
  /** At most 80 characters. */
  readonly organisation: string;
  /** At most 200 characters. */
  readonly text: string;
  /** An `https:` or `mailto:` address. */
  readonly url: string;
};

/** What a person can choose about the site in a tab, and who else may have chosen. */
export type Surroundings = {
  readonly isPrivate: boolean;
  /** The tab shows the warning page: the choices are made there. */
  readonly stopped: boolean;
  /** For how long the site may be let through from here; empty where that is not offered. */
  readonly scopes: readonly Scope[];
  readonly support: Support;
};

/** What the warning page was opened for. */
export type Block = {
  readonly host: string;
  /** The person wants to be warned of it. */
  readonly marked: boolean;
  /** The organisation blocks it. */
  readonly blocked?: boolean;
  /** The address that was being opened. */
  readonly target: string;
  readonly reason: BlockReason;
  readonly report: Report;
  /** The ways on that may be offered; "always" is none in a private window. Empty: the organisation allows none. */
  readonly scopes: readonly Scope[];
  /** How long the person had been on the site when it was stopped, ms; 0: its page had not arrived. */
  readonly stayMs: number;
  readonly support: Support;
};

/** How the warning page goes on: back in the tab's history, where the page is as it was, or else to the address. */
export type WayOn = {
  readonly target: string;
  /** Entries back to the page; 0: it was never shown. */
  readonly back: number;
  /** The tab is brought there already: there is nothing left to do. */
  readonly underWay: boolean;
};

/** What a first look before a page is opened came to. */
export type FirstCheck =
  { readonly state: "go" } | { readonly state: "blocked"; readonly blockId: string };

/** Whether a warning page that a rule opened stands for something that was stopped in its tab. */
export type Claim =
  | { readonly state: "blocked"; readonly blockId: string }
  | { readonly state: "ask-again" }
  | { readonly state: "nothing" };

/** Every message, its argument and its answer; what is refused is thrown as `Refused`. Requests go to the background only. */
export type Protocol = {
  /** The site in a tab. Popup only. */
  getReport(args: { tabId: number }): Report;
  /** Looks again now, then answers. Popup only. */
  checkAgain(args: { tabId: number }): Report;
  getSurroundings(args: { tabId: number }): Surroundings;
  /** Lets the site in a tab through, and acts on it. Popup only; `host` is the site that the person saw there. */
  trust(args: { tabId: number; host: string; scope: Scope }): Report;
  /** Takes back whatever lets the site in a tab through. Popup only. */
  distrust(args: { tabId: number; host: string }): Report;
  /** Warns of the site in a tab from now on whatever is found, or no longer. Popup only. */
  mark(args: { tabId: number; host: string; marked: boolean }): Report;
  /**
   * Looks at a site that nobody opens, with all limits of a visit in the tab that is asked from; `again`: even
   * where that is not due. A `host` that may not be asked about is answered as not checkable. Popup only.
   */
  checkHost(args: { tabId: number; host: string; again: boolean }): Report;
  /** All answers that are kept about a site, in the form that `fluxward replay` reads. Own pages only. */
  getReplay(args: { host: string }): string;
  /**
   * Takes the first look at the site of an address, for a few seconds at most, and answers where the tab is to go:
   * on to the address, or to the warning page for a block. Checking page only.
   */
  checkFirst(args: { target: string; hasOpener: boolean }): FirstCheck;
  /**
   * What stands behind a warning page that a rule opened, with the address it found after its "#". Warning
   * page only. `ask-again`: nobody saw the tab ask for it, but asked for again it is stopped again.
   */
  claimBlock(args: { target: string }): Claim;
  /** The block that brought the sender's tab to the warning page; undefined: none, show nothing scary. */
  getBlock(args: { blockId: string }): Block | undefined;
  /**
   * Records for how long the person lets the site through and, once that is in force, answers where to
   * go. Warning page only.
   */
  proceed(args: { blockId: string; scope: Scope }): WayOn;
  /** Leaves the site: back to the last page before it, or a new tab page. Warning page only. */
  leave(args: { blockId: string }): void;
  /** Asks a resolver one question now. Settings page only. */
  testResolver(args: { url: string }): ResolverTest;
  /** The settings in force, with what an organisation has decided. */
  getSettings(args: Record<never, never>): SettingsInForce;
  /** What an organisation has set. Settings page only. */
  getPolicy(args: Record<never, never>): PolicyView;
  /**
   * Saves the given settings; answers the settings now in force. `base`: the lists as the
   * page knew them, so that what others changed in them since stays.
   */
  saveSettings(args: { settings: Partial<Settings>; base?: Partial<Settings> }): SettingsInForce;
  /** Deletes all that is kept of sites. Settings and exceptions stay. */
  forgetSites(args: Record<never, never>): void;
  /** Deletes all that Fluxward keeps, settings included; answers those then in force. Settings page only. */
  deleteEverything(args: Record<never, never>): SettingsInForce;
  /** How much is kept of sites; undefined in a private window, which keeps nothing. Settings page only. */
  measureKept(args: Record<never, never>): KeptAmount | undefined;
  /** Judges the odd sites that are kept at each sensitivity. Settings page only. */
  checkSensitivities(args: Record<never, never>): SensitivityCheck;
  /** The sites that were ever odd; undefined in a private window, which has none. History page only. */
  listPastSites(args: Record<never, never>): PastList | undefined;
  /** Judges sites of that list, at most `MOST_JUDGED`. History page only. */
  judgePastSites(args: { hosts: readonly string[] }): readonly PastVerdict[];
  /** All that is known of one of them. History page only. */
  getPastSite(args: { host: string }): JudgedReport;
  /** Deletes all that is kept of these sites, at once; answers what takes that back. History page only. */
  deletePastSites(args: { hosts: readonly string[] }): RemovedSites;
  /** Takes a deletion back. History page only. */
  restorePastSites(args: { removed: RemovedSites }): void;
  /** How it stands with events; undefined in a private window, which makes none. Settings page only. */
  getEventsStatus(args: Record<never, never>): EventsStatus | undefined;
  /** Sends a test event now, with whatever waits; answers how that went. Settings page only. */
  sendTestEvent(args: Record<never, never>): EventsStatus | undefined;
  /** The events that are kept, a line of JSON each. Settings page only. */
  exportEvents(args: Record<never, never>): string;
  // From content scripts, which run beside hostile pages: nothing that they can say lets anything go.
  /** The person chose to leave, from the in-page guard. */
  guardLeave(args: { host: string }): void;
  /** The person wants to know more, or to choose: the tab goes to a page of our own. */
  guardMore(args: { host: string }): void;
  /** Something was held in a frame; the top frame explains it. */
  guardAttempt(args: { host: string; kind: HeldKind }): void;
  /** The page got in the way of the panel: the tab goes to the warning page. */
  guardTampered(args: { host: string; how: Tampering }): void;
  /** A held page came back from the browser's cache and asks whether the hold still stands. */
  guardResume(args: { host: string }): void;
};

export type Method = keyof Protocol;
export type Args<M extends Method> = Parameters<Protocol[M]>[0];
export type Answer<M extends Method> = ReturnType<Protocol[M]>;
export type Envelope = { readonly method: string; readonly args: unknown };
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  /** `error` is for consoles; `refusal` says it to the person, where it is none of a program's faults. */
  | { readonly ok: false; readonly error: string; readonly refusal?: Refusal };
