import { createDohClient, type AskResolver } from "./doh-client.ts";
import { createHealth, type Health } from "./health.ts";
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
  readonly health: Health;
  readonly reconsider: Pacing["reconsider"];
  readonly load: Pacing["load"];
};

/** All that stands between a look and the network; one for the whole process, as it holds the budget. */
export function createAsking<Signal>(ports: DnsPorts<Signal>, options: AskingOptions): Asking {
  const { random, timeoutMs, budget = DEFAULT_BUDGET } = options;
  const health = createHealth(ports, random);
  const pacing = createPacing(ports, budget, health);
  const client = createDohClient(ports, timeoutMs, health.leaveAlone);
  const watched = health.watched(client);
  const withRetry = createRetry(ports);
  return {
    askAs: (priority) => withRetry(pacing.paced(watched, priority)),
    health,
    reconsider: pacing.reconsider,
    load: pacing.load,
  };
}
