import { registrableDomain, type Host } from "../detection/host.ts";
import type { HeldKind } from "../messages/guard.ts";
import type { Report } from "../messages/protocol.ts";
import type { GuardState } from "../storage/tab-states.ts";
import type { Settings } from "../storage/settings-model.ts";
import type { Ports } from "./ports.ts";

/** How long (ms) a page is held at most before the first look at its site has ended. */
export const PENDING_MS = 3_000;
/** The same where that look cannot begin: a minute until there is room for its queries, and the look itself. */
export const WAITING_MS = 75_000;

/**
 * Why a page is held: its verdict; a first look that is odd so far; another site of its domain that is red; a first look that
 * must wait, where the page came from somebody's home.
 */
export type HoldReason = GuardState["reason"];

export type Guarding = {
  /** Holds what could give a secret away in a tab's page, or goes on holding it; answers whether that is news. */
  readonly hold: (
    tabId: number,
    page: string,
    report: Report,
    reason: HoldReason,
  ) => Promise<boolean>;
  /** Lets go at once, where anything is held for the host. */
  readonly release: (tabId: number, host: Host) => Promise<void>;
  /** The tab has arrived at a page, or is closed: what was held for another host is over. */
  readonly arrived: (tabId: number, host: Host | undefined) => Promise<void>;
  /** Lets go at once, whatever the tab is held for. */
  readonly letGo: (tabId: number) => Promise<void>;
  /** Whether it is held for what speaks against a site without any look at it: the first answers alone end that not. */
  readonly isUnseen: (tabId: number) => Promise<boolean>;
  /** What is held in a tab now. */
  readonly held: (tabId: number) => Promise<GuardState | undefined>;
  readonly explain: (tabId: number, host: Host, kind: HeldKind) => Promise<void>;
  readonly hasRedSibling: (host: Host) => Promise<boolean>;
  /** The settings may be others by now: nothing is held where that is switched off. */
  readonly heed: (settings: Settings) => Promise<void>;
  /** A worker has just started: ends what the one before could not. */
  readonly reconcile: () => Promise<void>;
};

export function createGuarding(ports: Ports): Guarding {
  const { session, now, complain } = ports;

  const isHolding = (state: GuardState | undefined): state is GuardState =>
    state !== undefined && !state.expired;

  const end = async (tabId: number, state: GuardState, isLeft = false): Promise<void> => {
    await ports.unguard(tabId, state.host, isLeft);
    // After it: a worker that dies in between leaves a page that is free and noted as held, not one that nobody lets go.
    const latest = await session.guard(tabId);
    // The next page may be held already.
    if (latest?.host === state.host && latest.since === state.since) {
      await session.setGuard(tabId, undefined);
    }
  };

  /** What is held only until a look ends is not held for longer than a person would wait. */
  const expire = async (tabId: number, since: number): Promise<void> => {
    const state = await session.guard(tabId);
    if (state === undefined || state.reason === "verdict" || state.since !== since) return;
    await session.setGuard(tabId, { ...state, expired: true });
    await ports.unguard(tabId, state.host, false);
  };

  const remainingMs = ({ reason, since }: GuardState): number =>
    Math.max(0, since + (reason === "waiting" ? WAITING_MS : PENDING_MS) - now());

  const expireLater = (tabId: number, state: GuardState): void => {
    const { since } = state;
    ports.after(remainingMs(state), () => {
      expire(tabId, since).catch((error: unknown) => {
        complain("a page could not be let go", error);
      });
    });
  };

  return {
    hold: async (tabId, page, report, reason) => {
      if (!("host" in report)) return false;
      const host = report.host as Host;
      const [{ settings }, known] = await Promise.all([
        ports.settings.read(),
        session.guard(tabId),
      ]);
      const same = known?.host === host ? known : undefined;
      if (!settings.guard || isOver(same, reason)) return false;
      const isNew =
        same === undefined || same.expired || same.reason !== reason || same.page !== page;
      const since = same !== undefined && goesOn(same, reason) ? same.since : now();
      const state: GuardState = { host, page, since, reason, expired: false };
      // Told and stored at once: a worker that dies now finds the rule without a reason, and lifts it.
      const forMs = reason === "verdict" ? undefined : remainingMs(state);
      await Promise.all([
        ports.guard(tabId, host, report, forMs),
        isNew ? session.setGuard(tabId, state) : undefined,
      ]);
      if (reason !== "verdict" && isNew) expireLater(tabId, state);
      return isNew;
    },
    release: async (tabId, host) => {
      // On the way to another site, the page that is left is still there.
      const state = await session.guard(tabId);
      if (state?.host === host) await end(tabId, state);
    },
    arrived: async (tabId, host) => {
      const state = await session.guard(tabId);
      if (state !== undefined && state.host !== host) await end(tabId, state, true);
    },
    letGo: async (tabId) => {
      const state = await session.guard(tabId);
      if (state !== undefined) await end(tabId, state);
    },
    isUnseen: async (tabId) => {
      const reason = (await session.guard(tabId))?.reason;
      return reason === "sibling" || reason === "waiting";
    },
    held: async (tabId) => {
      const state = await session.guard(tabId);
      return isHolding(state) ? state : undefined;
    },
    explain: ports.explainHeld,
    hasRedSibling: async (host) => {
      const domain = registrableDomain(host);
      return [...(await session.red()).keys()].some(
        (other) => other !== host && registrableDomain(other) === domain,
      );
    },
    heed: async ({ guard }) => {
      if (guard) return;
      for (const [tabId, state] of await session.guards()) await end(tabId, state);
    },
    reconcile: async () => {
      const states = [...(await session.guards())];
      const holding = states.filter(([, state]) => isHolding(state));
      await ports.keepGuarded(new Set(holding.map(([tabId]) => tabId)));
      for (const [tabId, state] of holding) {
        if (state.reason !== "verdict") expireLater(tabId, state);
      }
    },
  };
}

/** A page that was held as long as it may be for a reason other than its verdict is not held for one again. */
function isOver(same: GuardState | undefined, reason: HoldReason): boolean {
  return reason !== "verdict" && same?.expired === true;
}

/** Whether the time that a page is held already counts for another reason, too. */
function goesOn(same: GuardState, reason: HoldReason): boolean {
  // The few seconds of a look count from when it could begin.
  return reason !== "verdict" && (same.reason !== "waiting" || reason === "waiting");
}
