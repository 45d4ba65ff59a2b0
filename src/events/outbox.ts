import { waitAfter } from "./backoff.ts";
import type { Outcome } from "./collector-answer.ts";
import type { Deliver } from "./delivery.ts";
import type { Portion, QueueAmount } from "./disk-queue.ts";
import type { EventSettings, KnownEventSettings } from "./event-settings.ts";
import type { EventSource, FluxEvent } from "./event.ts";
import type { Journal } from "./journal.ts";
import {
  MOST_PORTION,
  readOutboxState,
  writeOutboxState,
  type OutboxState,
} from "./outbox-state.ts";

/** Most of one request as it is stored, characters; what is sent is about three times as long. */
const MOST_PORTION_CHARACTERS = 200_000;
/** Offline is no fault of the collector's: looked at again after so long, ms. */
const OFFLINE_MS = 300_000;

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

/** Whether another portion is to follow at once. */
type Next = "more" | "stop";

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

  const settle = async (
    outcome: Outcome,
    portion: Portion<FluxEvent>,
    count: number,
  ): Promise<Next> => {
    const { through } = portion;
    const at = now();
    switch (outcome.kind) {
      case "accepted": {
        const rejected = Math.min(outcome.rejected, count);
        await finish(through, ({ trouble: _, ...state }) => ({
          ...state,
          ...{ failures: 0, notBefore: 0, lastSent: at },
          portion: Math.min(MOST_PORTION, state.portion * 2),
          sent: state.sent + count - rejected,
          rejected: state.rejected + rejected,
          ...(rejected > 0 && { trouble: { kind: "rejected", detail: outcome.said, at } }),
        }));
        return "more";
      }
      case "refused":
        await finish(through, (state) => ({
          ...state,
          ...{ failures: 0, notBefore: 0, refused: state.refused + count },
          trouble: { kind: "refused", detail: outcome.detail, at },
        }));
        return "more";
      case "too-large":
        if (count > 1) {
          await change((state) => ({ ...state, portion: Math.ceil(count / 2) }));
        } else {
          await finish(through, (state) => ({
            ...state,
            tooLarge: state.tooLarge + count,
            trouble: { kind: "too-large", detail: "HTTP 413", at },
          }));
        }
        return "more";
      case "later":
        await change((state) => ({
          ...state,
          failures: state.failures + 1,
          notBefore: at + waitAfter(state.failures + 1, outcome.askedMs, chance()),
          trouble: { kind: outcome.trouble, detail: outcome.detail, at },
        }));
        return "stop";
    }
  };

  const sendOne = async (settings: EventSettings): Promise<Next> => {
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
    const next = await settle(outcome, portion, events.length);
    const isRemoved =
      outcome.kind !== "later" && (outcome.kind !== "too-large" || events.length < 2);
    if (isRemoved && lost.damaged + lost.withheld > 0) await change(noteLost);
    return next;
  };

  const run = async (insist: boolean): Promise<void> => {
    for (let isFirst = true; ; isFirst = false) {
      const known = await ports.known();
      if (known.state !== "current") return;
      if (known.settings.endpoint === "") {
        await withdraw();
        return;
      }
      const { notBefore } = await inTurn(() => readOutboxState(area));
      if (notBefore > now() && !(insist && isFirst)) return;
      if (!ports.online()) {
        await change((state) => ({ ...state, notBefore: now() + OFFLINE_MS }));
        return;
      }
      if ((await sendOne(known.settings)) === "stop") return;
    }
  };

  /** Nobody wants what waits any more. */
  const withdraw = (): Promise<void> =>
    inTurn(async () => {
      const { count } = await queue.measure();
      if (count === 0) return;
      await queue.clear();
      const state = await readOutboxState(area);
      await writeOutboxState(area, { ...state, withheld: state.withheld + count });
    });

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
        return count === 0 ? undefined : (await readOutboxState(area)).notBefore;
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
