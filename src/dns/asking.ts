import { createDohClient, type AskResolver } from "./doh-client.ts";
import type { Departures } from "./departures.ts";
import { createHealth, type Health } from "./health.ts";
import type { HealthSnapshot } from "./health-snapshot.ts";
import { createPacing, DEFAULT_BUDGET, type Budget, type Pacing, type Priority } from "./pacing.ts";
import type { DnsPorts } from "./ports.ts";
import { createRetry } from "./retry.ts";

export type AskingOptions = {
  /** 0 to below 1; spreads out when resolvers that failed are tried again. */
  readonly random: () => number;
  /** How long one query may take, ms. */
  readonly timeoutMs?: number;
  readonly budget?: Budget;
};

export type Asking = {
  /** To be called for each look. Asks within the budget, once more where that is cheap, and not those that rest. */
  readonly askAs: (priority: () => Priority) => AskResolver;
  /** Asks a resolver although it rests, since a person wants to see how it does; within the budget. */
  readonly tryResolver: AskResolver;
  readonly health: Health;
  readonly reconsider: Pacing["reconsider"];
  readonly limitTo: Pacing["limitTo"];
  readonly load: Pacing["load"];
  readonly isSpent: Pacing["isSpent"];
  /** To be told before each look on which network the device is (a count): on a new one all resolvers are tried again. */
  readonly noteEpoch: (epoch: number) => void;
  /** What a worker that dies should keep: plain data. */
  readonly exportState: () => AskingState;
  /** Takes up what was kept: any value. */
  readonly importState: (stored: unknown) => void;
  /** Calls back whenever there is something new to keep. */
  readonly onChange: (listener: () => void) => void;
};

export type AskingState = {
  readonly epoch: number | undefined;
  readonly health: HealthSnapshot;
  readonly departures: Departures;
};

/** All that stands between a look and the network; one for the whole process, as it holds the budget. */
export function createAsking<Signal>(ports: DnsPorts<Signal>, options: AskingOptions): Asking {
  const { random, timeoutMs, budget = DEFAULT_BUDGET } = options;
  const health = createHealth(ports, random);
  const pacing = createPacing(ports, budget, health);
  const client = createDohClient(ports, timeoutMs, health.leaveAlone);
  const watched = health.watched(client);
  const withRetry = createRetry(ports);
  let latestEpoch: number | undefined;
  const askAs: Asking["askAs"] = (priority) => withRetry(pacing.paced(watched, priority));
  return {
    askAs,
    tryResolver: (ask, signal, onSent) => {
      health.forgive(ask.resolver);
      return askAs(() => "visible")(ask, signal, onSent);
    },
    health,
    reconsider: pacing.reconsider,
    limitTo: pacing.limitTo,
    load: pacing.load,
    isSpent: pacing.isSpent,
    noteEpoch: (epoch) => {
      // A resolver that could not be reached from one network may well be from another.
      if (latestEpoch !== undefined && latestEpoch !== epoch) health.forgive();
      latestEpoch = epoch;
    },
    exportState: () => ({
      epoch: latestEpoch,
      health: health.exportHealth(),
      departures: pacing.exportDepartures(),
    }),
    importState: (stored) => {
      if (typeof stored !== "object" || stored === null) return;
      const state: { [Field in keyof AskingState]?: unknown } = stored;
      latestEpoch ??= typeof state.epoch === "number" ? state.epoch : undefined;
      health.importHealth(state.health);
      pacing.importDepartures(state.departures);
    },
    onChange: (listener) => {
      health.onChange(listener);
      pacing.onDeparture(listener);
    },
  };
}
