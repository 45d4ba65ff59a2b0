import { LONGEST_ASKED_MS, LONGEST_WAIT_MS } from "./backoff.ts";
import type { Deliver } from "./delivery.ts";
import type { QueueAmount } from "./disk-queue.ts";
import { effectOf, type Effect } from "./effect.ts";
import type { EventSettings, KnownEventSettings } from "./event-settings.ts";
import type { EventSource, FluxEvent } from "./event.ts";
import type { Journal } from "./journal.ts";
import { readOutboxState, writeOutboxState, type OutboxState } from "./outbox-state.ts";

/** Most of one request as it is stored, characters. OTLP is six times as long, and many a server in front takes 1 MiB at most. */
const MOST_PORTION_CHARACTERS = 150_000;
/** Offline is no fault of the collector's: looked at again after so long, ms. */
const OFFLINE_MS = 300_000;
/** No wait is longer: what seems to be was set while the clock was wrong, ms. */
const LONGEST_MS = LONGEST_ASKED_MS + LONGEST_WAIT_MS;
/** A policy that comes late, or is being rewritten, looks like none: so long nothing is dropped for it, ms. */
const GRACE_MS = 3_600_000;

export type OutboxStatus = OutboxState & { readonly waiting: QueueAmount };

/** Events on their way to a collector, on disk until it has them. */
export type Outbox = {
  /**
   * Hands over what waits, as far as it may be now; `insist`: a person asks, whatever was to be waited for. Callers at the
   * same time share one attempt.
   */
  readonly flush: (insist?: boolean) => Promise<void>;
  /** When to flush next, ms since the epoch; undefined: nothing waits. */
  readonly nextAt: () => Promise<number | undefined>;
  /** The policy is another: what was to be waited for counts no more, but a fleet must not come at once. */
  readonly retrySoon: () => Promise<void>;
  readonly status: () => Promise<OutboxStatus>;
};

export type OutboxPorts = {
  readonly journal: Journal;
  /** ms since the epoch. */
  readonly now: () => number;
  /** 0 to 1, by chance. */
  readonly chance: () => number;
  readonly online: () => boolean;
  readonly known: () => Promise<KnownEventSettings>;
  readonly source: (settings: EventSettings) => Promise<EventSource>;
  /** Whether an event that waits may still be told. */
  readonly mayTell: (event: FluxEvent, settings: EventSettings) => Promise<boolean>;
  readonly deliver: Deliver;
};

/**
 * At least once: what was sent is removed only when the collector has answered, so a worker that dies in between sends it
 * again, with equal ids. Nothing is sent before the policy is known.
 */
export function createOutbox(ports: OutboxPorts): Outbox {
  const { now, chance } = ports;
  const { area, inTurn, waiting: queue } = ports.journal;
  let underWay: Promise<void> | undefined;

  const change = (alter: (state: OutboxState) => OutboxState): Promise<void> =>
    inTurn(async () => writeOutboxState(area, alter(await readOutboxState(area))));

  const finish = (through: number, alter: (state: OutboxState) => OutboxState): Promise<void> =>
    inTurn(async () => {
      await queue.removeThrough(through);
      await writeOutboxState(area, alter(await readOutboxState(area)));
    });

  const sendOne = async (settings: EventSettings): Promise<Effect["next"]> => {
    const state = await inTurn(() => readOutboxState(area));
    const portion = await inTurn(() => queue.oldest(state.portion, MOST_PORTION_CHARACTERS));
    if (portion === undefined) return "stop";
    const { values, through, damaged } = portion;
    const may = await Promise.all(values.map((event) => ports.mayTell(event, settings)));
    const events = values.filter((_, index) => may[index]);
    const lost = { damaged, withheld: values.length - events.length };
    const noteLost = (known: OutboxState): OutboxState => ({
      ...known,
      damaged: known.damaged + lost.damaged,
      withheld: known.withheld + lost.withheld,
    });
    if (events.length === 0) {
      await finish(through, noteLost);
      return "more";
    }
    const outcome = await ports.deliver(events, settings, await ports.source(settings));
    const attempt = { count: events.length, at: now(), chance: chance() };
    const { isDone, next, alter } = effectOf(outcome, attempt);
    if (isDone) await finish(through, (known) => alter(noteLost(known)));
    else await change(alter);
    return next;
  };

  const run = async (insist: boolean): Promise<void> => {
    for (;;) {
      const known = await ports.known();
      if (known.state !== "current") return;
      if (known.settings.endpoint === "") {
        await withdraw();
        return;
      }
      const { unwantedSince, ...state } = await inTurn(() => readOutboxState(area));
      if (unwantedSince !== undefined) await change(({ unwantedSince: _, ...kept }) => kept);
      if (dueAt(state) > now() && !insist) return;
      if (!ports.online()) {
        await change((kept) => ({ ...kept, notBefore: now() + OFFLINE_MS }));
        return;
      }
      if ((await sendOne(known.settings)) === "stop") return;
    }
  };

  /** Nobody wants what waits any more; dropped once that has lasted. */
  const withdraw = (): Promise<void> =>
    inTurn(async () => {
      const { count } = await queue.measure();
      if (count === 0) return;
      const { unwantedSince, ...state } = await readOutboxState(area);
      const since = unwantedSince === undefined ? now() : Math.min(unwantedSince, now());
      if (now() - since < GRACE_MS) {
        if (since !== unwantedSince)
          await writeOutboxState(area, { ...state, unwantedSince: since });
        return;
      }
      await queue.clear();
      await writeOutboxState(area, { ...state, withheld: state.withheld + count });
    });

  /** When to try next; for what nobody wants, when to drop it. */
  const dueAt = ({ notBefore, unwantedSince }: OutboxState): number => {
    const at = unwantedSince === undefined ? notBefore : unwantedSince + GRACE_MS;
    return at - now() > LONGEST_MS ? now() : at;
  };

  return {
    flush: async (insist = false) => {
      // A person who insists is not answered by an attempt that had given up waiting before they asked.
      if (insist && underWay !== undefined) await underWay;
      underWay ??= run(insist).finally(() => {
        underWay = undefined;
      });
      await underWay;
    },
    nextAt: () =>
      inTurn(async () => {
        const { count } = await queue.measure();
        return count === 0 ? undefined : dueAt(await readOutboxState(area));
      }),
    retrySoon: () =>
      change((state) => ({
        ...state,
        failures: 0,
        notBefore: Math.min(state.notBefore, now() + Math.round(chance() * 600_000)),
      })),
    status: () =>
      inTurn(async () => ({ ...(await readOutboxState(area)), waiting: await queue.measure() })),
  };
}
