import type { Failure } from "../detection/observation.ts";
import type { Ask } from "../detection/plan.ts";
import { whenCancelled } from "./cancel.ts";
import { readDepartures, writeDepartures, type Departures } from "./departures.ts";
import type { AskResolver } from "./doh-client.ts";
import type { Clock } from "./ports.ts";

/** Whose query goes first. `visible`: a person is looking at that tab. `later`: nobody waits for it. */
export type Priority = "visible" | "hidden" | "later";

export type Budget = {
  /** Queries in any 60 seconds at most. */
  readonly perMinute: number;
  /** Of these, how many only a visible tab may use, so that it never waits behind a restored session. */
  readonly reserved: number;
  readonly inFlight: number;
  /** Of these, how many at one resolver, so that one that hangs leaves room for the others. */
  readonly inFlightEach: number;
  /** Queries that may wait; further ones fail at once. */
  readonly waiting: number;
  /** How long a query may wait, ms. */
  readonly maximumWaitMs: number;
};

export const DEFAULT_BUDGET: Budget = {
  perMinute: 240,
  reserved: 40,
  inFlight: 24,
  inFlightEach: 12,
  waiting: 5000,
  maximumWaitMs: 360_000,
};

/** Says which resolvers may be asked right now. */
export type Gate = {
  /** Asked when a query could leave. "go" counts as left; "wait": until `onChange`; or, for people, why it will not leave. */
  readonly admit: (resolver: string) => "go" | "wait" | { readonly refused: string };
  readonly onChange: (listener: () => void) => void;
};

const OPEN: Gate = { admit: () => "go", onChange: () => undefined };

export type Pacing = {
  /** The same `ask` within the budget, for one look: what was begun is finished first. `priority` is asked for whenever a place comes free, as tabs come and go. */
  readonly paced: (ask: AskResolver, priority: () => Priority) => AskResolver;
  /** From now on so many queries leave in any 60 seconds at most, and never more than the budget has. */
  readonly limitTo: (perMinute: number) => void;
  /** Priorities may be others by now. */
  readonly reconsider: () => void;
  /** Whether queries wait since a whole minute's have left: then even those for a tab in front do. */
  readonly isSpent: () => boolean;
  /** Queries that wait, and that are under way. */
  readonly load: () => { readonly waiting: number; readonly inFlight: number };
  /** Calls back whenever queries have left. */
  readonly onDeparture: (listener: () => void) => void;
  readonly exportDepartures: () => Departures;
  /** Takes up what another worker's queries used of the budget; any value. */
  readonly importDepartures: (stored: unknown) => void;
};

const MINUTE_MS = 60_000;
/** Within a priority, looks that were begun come first: half a look is worth little, and it ages. */
const ORDER = (["visible", "hidden", "later"] as const).flatMap(
  (priority): (readonly [Priority, boolean])[] => [
    [priority, true],
    [priority, false],
  ],
);

type Waiter = {
  readonly resolver: string;
  readonly priority: () => Priority;
  /** Others of its batch left already. */
  readonly begun: () => boolean;
  readonly go: () => void;
  /** Takes why, for people. */
  readonly giveUp: (detail: string) => void;
};

/**
 * One budget for all that leaves the device. Nothing is spent twice: a query counts from when it
 * leaves, for 60 seconds; first come, first served within a priority.
 */
export function createPacing(
  clock: Clock,
  budget: Budget = DEFAULT_BUDGET,
  gate: Gate = OPEN,
): Pacing {
  /** When the queries of the last minute left, oldest first. */
  let departures: number[] = [];
  const waiters = new Set<Waiter>();
  const listeners = new Set<() => void>();
  let { perMinute } = budget;
  let inFlight = 0;
  const inFlightAt = new Map<string, number>();
  let wakeUp: (() => void) | undefined;

  function mayLeave(priority: Priority): boolean {
    if (inFlight >= budget.inFlight) return false;
    // The same share stays for visible tabs, however small the budget.
    const reserved = Math.ceil((budget.reserved * perMinute) / budget.perMinute);
    const usable = priority === "visible" ? perMinute : perMinute - reserved;
    return departures.length < usable;
  }

  function forgetPast(now: number): void {
    const [oldest = now] = departures;
    const newest = departures.at(-1) ?? now;
    if (oldest > now - MINUTE_MS && newest <= now) return;
    // A clock set back would keep old departures for ever, so those from the future count as past.
    departures = departures.filter((at) => at > now - MINUTE_MS && at <= now);
  }

  function release(): void {
    // The usual case: whatever asks leaves at once.
    if (waiters.size === 0) {
      wakeUp?.();
      wakeUp = undefined;
      return;
    }
    const now = clock.now();
    forgetPast(now);
    let left = false;
    for (const [priority, begun] of ORDER) {
      if (!mayLeave(priority)) break;
      for (const waiter of waiters) {
        if (waiter.priority() !== priority || waiter.begun() !== begun) continue;
        if (!mayLeave(priority)) break;
        if ((inFlightAt.get(waiter.resolver) ?? 0) >= budget.inFlightEach) continue;
        const admitted = gate.admit(waiter.resolver);
        if (admitted === "wait") continue;
        if (admitted !== "go") {
          waiter.giveUp(admitted.refused);
          continue;
        }
        waiters.delete(waiter);
        departures.push(now);
        left = true;
        count(waiter.resolver, 1);
        waiter.go();
      }
    }
    if (left) for (const listener of listeners) listener();
    setWakeUp(now);
  }

  /** For when the oldest departure no longer counts. */
  function setWakeUp(now: number): void {
    wakeUp?.();
    wakeUp = undefined;
    const [oldest] = departures;
    if (waiters.size > 0 && oldest !== undefined && inFlight < budget.inFlight) {
      wakeUp = clock.after(Math.max(1, oldest + MINUTE_MS - now), () => {
        wakeUp = undefined;
        release();
      });
    }
  }

  function count(resolver: string, change: 1 | -1): void {
    inFlight += change;
    inFlightAt.set(resolver, (inFlightAt.get(resolver) ?? 0) + change);
  }

  /** Undefined: it may leave now. */
  function takeTurn(
    resolver: string,
    { priority, begun }: Pick<Waiter, "priority" | "begun">,
    signal: Parameters<AskResolver>[1],
  ): Promise<string | undefined> {
    return new Promise((resolve) => {
      if (waiters.size >= budget.waiting) {
        resolve("Not sent: too many other queries are waiting.");
        return;
      }
      const waiter: Waiter = {
        resolver,
        priority,
        begun,
        go: () => {
          letGo();
          resolve(undefined);
        },
        giveUp: (detail) => {
          waiters.delete(waiter);
          letGo();
          resolve(detail);
        },
      };
      waiters.add(waiter);
      const disarm = clock.after(budget.maximumWaitMs, () => {
        waiter.giveUp("Not sent: too many other queries came first.");
      });
      let unlisten: () => void = () => undefined;
      function letGo(): void {
        disarm();
        unlisten();
      }
      unlisten = whenCancelled(signal, () => {
        waiter.giveUp("Not sent: the look had already ended.");
      });
      release();
    });
  }

  gate.onChange(release);

  return {
    paced: (ask, priority) => {
      let departed = false;
      const batch = { priority, begun: (): boolean => departed };
      return async (question, signal, onSent) => {
        const refused = await takeTurn(question.resolver, batch, signal);
        departed ||= refused === undefined;
        if (refused !== undefined) return heldBack(question, clock.now(), refused);
        try {
          return await ask(question, signal, onSent);
        } finally {
          count(question.resolver, -1);
          release();
        }
      };
    },
    limitTo: (limit) => {
      perMinute = Math.min(limit, budget.perMinute);
      release();
    },
    reconsider: release,
    isSpent: () => {
      forgetPast(clock.now());
      return waiters.size > 0 && departures.length >= perMinute;
    },
    load: () => ({ waiting: waiters.size, inFlight }),
    onDeparture: (listener) => void listeners.add(listener),
    exportDepartures: () => writeDepartures(departures),
    importDepartures: (stored) => {
      departures = [...readDepartures(stored, clock.now()), ...departures];
    },
  };
}

function heldBack({ resolver, name, type }: Ask, at: number, detail: string): Failure {
  return { at, resolver, question: { name, type }, kind: "over-budget", detail };
}
