import type { Failure, Observation } from "../detection/observation.ts";
import { isFailure, type AskResolver } from "./doh-client.ts";
import {
  afterAnswer,
  afterFailure,
  afterWish,
  FRESH,
  standing,
  type HealthRecord,
} from "./health-record.ts";
import {
  MOST_RECORDS,
  readSnapshot,
  writeSnapshot,
  type HealthSnapshot,
} from "./health-snapshot.ts";
import { createOverdueWatch, type Overdue } from "./overdue.ts";
import type { Gate } from "./pacing.ts";
import type { Clock } from "./ports.ts";

/** How a resolver does, for people to see. */
export type ResolverReport = {
  readonly resolver: string;
  /** `untried`: not asked yet. `slow`: lets others wait. `failing`: the last query failed. `resting`: not asked until `restUntil`. */
  readonly state: "untried" | "working" | "slow" | "failing" | "resting";
  /** How long its answers usually take, ms. */
  readonly usualMs: number | undefined;
  /** ms since the epoch. */
  readonly answeredAt: number | undefined;
  readonly restUntil: number | undefined;
  readonly lastFailure: HealthRecord["lastFailure"];
};

export type Health = Gate &
  Overdue & {
    /** The same `ask`, each outcome remembered. */
    readonly watched: (ask: AskResolver) => AskResolver;
    /** A resolver asked to be left alone (ms). */
    readonly leaveAlone: (resolver: string, waitMs: number) => void;
    /** The resolvers in their order, those that rest or let others wait behind the others. */
    readonly arrange: (resolvers: readonly string[]) => string[];
    /** In the order given. */
    readonly report: (resolvers: readonly string[]) => ResolverReport[];
    /** What a worker that dies should keep; plain data. */
    readonly exportHealth: () => HealthSnapshot;
    /** Takes up what was kept: any value; what is known since counts more. */
    readonly importHealth: (snapshot: unknown) => void;
    /** Rests end: all, as after a change of network, or one resolver's. */
    readonly forgive: (only?: string) => void;
  };

/** Remembers how resolvers do: who fails rests, ever longer, and is then asked one question at a time until it answers. */
export function createHealth(clock: Clock, random: () => number): Health {
  const records = new Map<string, HealthRecord>();
  /** Resolvers that one question is on its way to, to see whether they are back. */
  const probed = new Set<string>();
  const listeners = new Set<() => void>();
  const recordOf = (resolver: string): HealthRecord => records.get(resolver) ?? FRESH;
  const watch = createOverdueWatch(clock, (resolver) => recordOf(resolver).usualMs);

  function keep(resolver: string, record: HealthRecord): void {
    const before = recordOf(resolver);
    records.delete(resolver);
    records.set(resolver, record);
    const [oldest] = records.keys();
    if (records.size > MOST_RECORDS && oldest !== undefined) records.delete(oldest);
    if (before.rests !== record.rests || before.restUntil !== record.restUntil) tell();
  }

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function note(
    resolver: string,
    result: Observation | Failure,
    tookMs: number,
    isProbe: boolean,
  ): void {
    const record = recordOf(resolver);
    if (!isFailure(result)) {
      keep(resolver, afterAnswer(record, result.at, tookMs, isProbe));
    } else if (result.kind !== "over-budget") {
      const { at, kind, detail } = result;
      keep(resolver, afterFailure(record, { at, kind, detail }, isProbe, random()));
    }
    // Told even where nothing was learnt: others wait for the probe to end.
    if (isProbe) tell();
  }

  return {
    ...watch,
    watched: (ask) => async (question, signal, onSent) => {
      const { resolver } = question;
      const isProbe = probed.has(resolver);
      let leftAt = clock.now();
      let came: (answered: boolean) => void = () => undefined;
      try {
        const result = await ask(question, signal, () => {
          leftAt = clock.now();
          came = watch.left(resolver);
          onSent?.();
        });
        came(!isFailure(result));
        if (isProbe) probed.delete(resolver);
        // A query that was called off says nothing about the resolver.
        const calledOff = isFailure(result) && signal?.aborted === true;
        if (!calledOff) note(resolver, result, Math.max(0, clock.now() - leftAt), isProbe);
        else if (isProbe) tell();
        return result;
      } catch (error) {
        came(false);
        if (isProbe) probed.delete(resolver);
        throw error;
      }
    },
    admit: (resolver) => {
      const now = clock.now();
      const record = recordOf(resolver);
      const state = standing(record, now);
      if (state === "working") return "go";
      if (state === "resting") {
        const seconds = Math.max(1, Math.ceil((record.restUntil - now) / 1000));
        return { refused: `Not sent: this resolver failed and rests for ${String(seconds)} s.` };
      }
      if (probed.has(resolver)) return "wait";
      probed.add(resolver);
      return "go";
    },
    onChange: (listener) => void listeners.add(listener),
    leaveAlone: (resolver, waitMs) => {
      keep(resolver, afterWish(recordOf(resolver), clock.now(), waitMs));
    },
    arrange: (resolvers) => {
      const now = clock.now();
      const waits = (resolver: string): boolean =>
        standing(recordOf(resolver), now) === "resting" || watch.isOverdue(resolver);
      return [
        ...resolvers.filter((resolver) => !waits(resolver)),
        ...resolvers.filter((resolver) => waits(resolver)),
      ];
    },
    report: (resolvers) =>
      resolvers.map((resolver) => {
        const { usualMs, answeredAt, lastFailure, restUntil } = recordOf(resolver);
        const state = describe(recordOf(resolver), clock.now(), watch.isOverdue(resolver));
        const until = state === "resting" ? restUntil : undefined;
        return { resolver, state, usualMs, answeredAt, restUntil: until, lastFailure };
      }),
    exportHealth: () => writeSnapshot(records),
    importHealth: (snapshot) => {
      for (const [resolver, record] of readSnapshot(snapshot)) {
        if (!records.has(resolver)) keep(resolver, record);
      }
    },
    forgive: (only) => {
      for (const [resolver, record] of records) {
        if (only !== undefined && resolver !== only) continue;
        records.set(resolver, { ...record, failures: 0, rests: 0, restUntil: 0 });
        probed.delete(resolver);
      }
      tell();
    },
  };
}

function describe(record: HealthRecord, now: number, overdue: boolean): ResolverReport["state"] {
  if (standing(record, now) === "resting") return "resting";
  if (record.failures > 0 || record.rests > 0) return "failing";
  if (overdue) return "slow";
  return record.answeredAt === undefined ? "untried" : "working";
}
