import type { Failure, Look, Observation } from "../detection/observation.ts";
import type { Ask } from "../detection/plan.ts";
import { createCancel, whenCancelled } from "./cancel.ts";
import type { AskResolver } from "./doh-client.ts";
import { createHolds } from "./look-holds.ts";
import { watchLook } from "./look-overdue.ts";
import { createRecord } from "./look-record.ts";
import type { Overdue } from "./overdue.ts";
import type { CancelSignal, Clock } from "./ports.ts";

export type LookOrder = {
  /**
   * What to ask, given what came back, what was sent so far, and which resolvers let the look wait;
   * called again on arrivals. Pure.
   */
  readonly plan: (look: Look, asked: readonly Ask[], slow: readonly string[]) => readonly Ask[];
  readonly ask: AskResolver;
  readonly clock: Clock;
  /** Counts the networks this device was on. */
  readonly epoch: number;
  /** Called after every arrival, or once for some that came together, so that a warning need not wait for the rest. */
  readonly onProgress?: (look: Look) => void;
  readonly signal?: CancelSignal;
  /** Tells which resolvers let others wait; absent: none is ever called slow. */
  readonly overdue?: Overdue;
  /** Queries in one look at most. */
  readonly maximumAsks?: number;
  /** From the latest departure of a query to the end of the look, ms; the wait for a turn does not count. */
  readonly maximumMs?: number;
  /** How long the look may take in all, the wait for turns included, ms. */
  readonly maximumWaitMs?: number;
};

const MAXIMUM_ASKS = 120;
const MAXIMUM_MS = 20_000;
const MAXIMUM_WAIT_MS = 360_000;

/**
 * Takes one look: sends what the plan wants and has not been sent, all at once but for what may not leave
 * yet, and asks the plan again whenever something comes back, until nothing that it wants is missing. It is not waited for what
 * a slow resolver owes once the plan does without. Queries still open at the end become failures. Rejects only where `plan` or `onProgress` throws.
 * The observations stand in an order that does not depend on when they came.
 */
export function takeLook(order: LookOrder): Promise<Look> {
  const { plan, ask, clock, epoch, onProgress, signal } = order;
  const maximumAsks = order.maximumAsks ?? MAXIMUM_ASKS;
  const maximumMs = order.maximumMs ?? MAXIMUM_MS;
  const open = new Map<string, { readonly ask: Ask; readonly cancel: () => void; sent: boolean }>();
  const record = createRecord(clock.now(), epoch);
  const asked: Ask[] = [];
  const known = new Set<string>();
  const stop = createCancel();
  const soon = clock.soon ?? afterPromises;
  let sent = false;
  let over = false;
  /** Whether what came is about to be acted on. */
  let isDue = false;

  return new Promise((resolve, reject) => {
    let disarm: () => void = () => undefined;
    const disarmWait = clock.after(order.maximumWaitMs ?? MAXIMUM_WAIT_MS, () => {
      finish("timeout", "Not sent: too many other queries came first.");
    });
    const late = watchLook(clock, order.overdue, () => {
      if (!over) proceed();
    });
    const holds = createHolds(clock, () => {
      proceed();
    });
    // Set apart from its value, since a signal that went off before calls back at once.
    let release: () => void = () => undefined;
    release = whenCancelled(signal, () => {
      finish("over-budget", "The look was called off.");
    });
    if (!over) proceed();

    function proceed(): void {
      const slow = late.list();
      const needed = new Set<string>();
      try {
        for (const wanted of plan(record.look(), [...asked], slow)) {
          needed.add(askKey(wanted));
          start(wanted);
        }
        holds.keepOnly(needed);
      } catch (error) {
        fail(error);
        return;
      }
      const dispensable = (key: string, resolver: string): boolean =>
        !needed.has(key) && slow.includes(resolver);
      if (!holds.isEmpty()) return;
      if ([...open].every(([key, { ask: one }]) => dispensable(key, one.resolver))) leave();
    }

    function fail(error: unknown): void {
      if (over) return;
      end();
      stop.cancel();
      reject(error instanceof Error ? error : new Error(String(error)));
    }

    function start(wanted: Ask): void {
      const key = askKey(wanted);
      if (known.has(key)) return;
      if (holds.holdsBack(key, wanted.notBefore)) return;
      if (asked.length >= maximumAsks) {
        // Said once: a plan that wants too much may want any amount.
        if (!known.has("")) record.add("", heldBack(wanted, clock.now()));
        known.add("");
        return;
      }
      known.add(key);
      asked.push(wanted);
      const own = createCancel(stop.signal);
      const entry = { ask: wanted, cancel: own.cancel, sent: false };
      open.set(key, entry);
      disarm();
      late.noteAsked(wanted.resolver);
      const onSent = (): void => {
        entry.sent = true;
        if (over) return;
        late.noteSent(wanted.resolver);
        noteSent();
      };
      void ask(wanted, own.signal, onSent).then((result) => {
        arrive(key, result);
      }, fail);
    }

    function noteSent(): void {
      if (!sent) record.begin(clock.now());
      sent = true;
      if ([...open.values()].every((query) => query.sent)) arm();
    }

    function arm(): void {
      disarm();
      disarm = clock.after(maximumMs, () => {
        finish("timeout", "The look ended before an answer came.");
      });
    }

    function arrive(key: string, result: Observation | Failure): void {
      if (over) return;
      const waited = open.get(key)?.sent === false;
      open.delete(key);
      record.add(key, result);
      // One that was refused its turn may have been the last that waited for one.
      if (waited && sent && [...open.values()].every((query) => query.sent)) arm();
      late.noteArrived(result.resolver);
      // Answers often come several at a time: they are judged, and the plan is asked, once for all of them.
      if (isDue) return;
      isDue = true;
      soon(() => {
        isDue = false;
        if (!over) actOnArrivals();
      });
    }

    function actOnArrivals(): void {
      if (onProgress === undefined) {
        proceed();
        return;
      }
      try {
        onProgress(record.look());
      } catch (error) {
        fail(error);
        return;
      }
      // A page is held first, which takes promises alone; a dozen further queries take longer to send.
      soon(() => {
        if (!over) proceed();
      });
    }

    /** Ends well. What is under way may come in for what is learnt of the resolver; what waits is not sent. */
    function leave(): void {
      for (const { sent: left, cancel } of open.values()) if (!left) cancel();
      giveUp("timeout", "The look did without this answer, as it was late.");
      end();
      resolve(record.look());
    }

    function finish(kind: "timeout" | "over-budget", detail: string): void {
      giveUp(kind, detail);
      end();
      stop.cancel();
      resolve(record.look());
    }

    function giveUp(kind: "timeout" | "over-budget", detail: string): void {
      for (const [key, { ask: one }] of open) {
        const question = { name: one.name, type: one.type };
        const { resolver } = one;
        record.add(key, { at: clock.now(), resolver, question, kind, detail });
      }
    }

    function end(): void {
      over = true;
      disarm();
      disarmWait();
      holds.keepOnly(new Set());
      release();
      late.end();
    }
  });
}

function afterPromises(run: () => void): void {
  void Promise.resolve().then(run);
}

/** What makes two queries the same one. */
export function askKey({ name, type, resolver, draw, subnet = "" }: Ask): string {
  return `${name} ${type} ${resolver} ${String(draw).padStart(4, "0")} ${subnet}`;
}

function heldBack({ resolver, name, type }: Ask, at: number): Failure {
  const detail = "Not sent: one look asks no more than this many questions.";
  return { at, resolver, question: { name, type }, kind: "over-budget", detail };
}
