import type { Failure, Look, Observation } from "../detection/observation.ts";
import type { Ask } from "../detection/plan.ts";
import { createCancel, whenCancelled } from "./cancel.ts";
import { isFailure, type AskResolver } from "./doh-client.ts";
import type { CancelSignal, Clock } from "./ports.ts";

export type LookOrder = {
  /** What to ask, given what came back and what was sent so far; called again on every arrival. Pure. */
  readonly plan: (look: Look, asked: readonly Ask[]) => readonly Ask[];
  readonly ask: AskResolver;
  readonly clock: Clock;
  /** Counts the networks this device was on. */
  readonly epoch: number;
  /** Called after every arrival, so that a warning need not wait for the rest. */
  readonly onProgress?: (look: Look) => void;
  readonly signal?: CancelSignal;
  /** Queries in one look at most. */
  readonly maximumAsks?: number;
  /** From the first query's departure to the end of the look, ms. */
  readonly maximumMs?: number;
  /** How long the first query may wait for its turn, ms. */
  readonly maximumWaitMs?: number;
};

const MAXIMUM_ASKS = 120;
const MAXIMUM_MS = 20_000;
const MAXIMUM_WAIT_MS = 360_000;

type Done = { readonly key: string; readonly result: Observation | Failure };

/**
 * Takes one look: sends what the plan wants and has not been sent, all at once, and asks the plan
 * again whenever something comes back, until nothing is under way and nothing new is wanted. Queries
 * still open when time is up become failures. Rejects only where `plan` or `onProgress` throws.
 * The observations stand in an order that does not depend on when they came.
 */
export function takeLook(order: LookOrder): Promise<Look> {
  const { plan, ask, clock, epoch, onProgress, signal } = order;
  const maximumAsks = order.maximumAsks ?? MAXIMUM_ASKS;
  const maximumMs = order.maximumMs ?? MAXIMUM_MS;
  const open = new Map<string, Ask>();
  const done: Done[] = [];
  const asked: Ask[] = [];
  const known = new Set<string>();
  const stop = createCancel();
  let at = clock.now();
  let sent = false;
  let over = false;

  return new Promise((resolve, reject) => {
    let disarm = clock.after(order.maximumWaitMs ?? MAXIMUM_WAIT_MS, () => {
      finish("timeout", "Not sent: too many other queries came first.");
    });
    // Set apart from its value, since a signal that went off before calls back at once.
    let release: () => void = () => undefined;
    release = whenCancelled(signal, () => {
      finish("over-budget", "The look was called off.");
    });
    if (!over) proceed();

    function proceed(): void {
      try {
        for (const wanted of plan(snapshot(), [...asked])) start(wanted);
      } catch (error) {
        fail(error);
        return;
      }
      if (open.size === 0) settle();
    }

    function fail(error: unknown): void {
      end();
      reject(error instanceof Error ? error : new Error(String(error)));
    }

    function start(wanted: Ask): void {
      const key = askKey(wanted);
      if (known.has(key)) return;
      if (asked.length >= maximumAsks) {
        // Said once: a plan that wants too much may want any amount.
        if (!known.has("")) done.push({ key: "", result: heldBack(wanted, clock.now()) });
        known.add("");
        return;
      }
      known.add(key);
      asked.push(wanted);
      open.set(key, wanted);
      void ask(wanted, stop.signal, noteSent).then((result) => {
        arrive(key, result);
      }, fail);
    }

    function noteSent(): void {
      if (sent || over) return;
      sent = true;
      at = clock.now();
      disarm();
      disarm = clock.after(maximumMs, () => {
        finish("timeout", "The look ended before an answer came.");
      });
    }

    function arrive(key: string, result: Observation | Failure): void {
      if (over) return;
      open.delete(key);
      done.push({ key, result });
      try {
        onProgress?.(snapshot());
      } catch (error) {
        fail(error);
        return;
      }
      proceed();
    }

    function finish(kind: "timeout" | "over-budget", detail: string): void {
      for (const [key, { resolver, name, type }] of open) {
        const question = { name, type };
        done.push({ key, result: { at: clock.now(), resolver, question, kind, detail } });
      }
      settle();
    }

    function settle(): void {
      end();
      resolve(snapshot());
    }

    function end(): void {
      over = true;
      disarm();
      release();
      stop.cancel();
    }
  });

  function snapshot(): Look {
    const sorted = [...done].sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ result }) => result);
    return {
      at,
      epoch,
      observations: sorted.filter((result): result is Observation => !isFailure(result)),
      failures: sorted.filter(isFailure),
    };
  }
}

/** What makes two queries the same one. */
export function askKey({ name, type, resolver, draw }: Ask): string {
  return `${name} ${type} ${resolver} ${String(draw).padStart(4, "0")}`;
}

function heldBack({ resolver, name, type }: Ask, at: number): Failure {
  const detail = "Not sent: one look asks no more than this many questions.";
  return { at, resolver, question: { name, type }, kind: "over-budget", detail };
}
