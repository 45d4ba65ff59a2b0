import { planAsks } from "../detection/plan.ts";
import { createAsking } from "../dns/asking.ts";
import { takeLook } from "../dns/look.ts";
import { orderForHost } from "../dns/resolvers.ts";
import type { Clock } from "../dns/ports.ts";
import type { Look } from "../detection/observation.ts";
import type { LookRequest } from "../app/ports.ts";
import type { Area } from "../storage/area.ts";

const clock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

const SEE_TABS_EVERY_MS = 250;

/** Where it is kept how resolvers do while the worker sleeps; no host names. */
const HEALTH_KEY = "dns.health";

/**
 * Takes looks over the browser's own fetch, all within one budget. `readKey` gives the install key;
 * `seeTabs` finds out who is looked at, time and again while a look is under way; `memory` outlives the
 * worker, so that a resolver that fails is not asked anew at every waking.
 */
export function createLookTaker(
  readKey: () => Promise<Uint8Array>,
  seeTabs: () => Promise<void>,
  memory?: Area,
): (request: LookRequest) => Promise<Look> {
  const { askAs, health, reconsider } = createAsking<AbortSignal>(
    {
      ...clock,
      fetch: (url, request) => fetch(url, request),
      newAbort: () => {
        const controller = new AbortController();
        return {
          signal: controller.signal,
          abort: () => {
            controller.abort();
          },
        };
      },
    },
    { random: Math.random },
  );
  const complain = (error: unknown): void => {
    console.warn("Fluxward: how the resolvers do could not be kept.", error);
  };
  const restored = memory?.get([HEALTH_KEY]).then((stored) => {
    health.importHealth(stored[HEALTH_KEY]);
  }, complain);
  let latestEpoch: number | undefined;
  health.onChange(() => {
    memory?.set({ [HEALTH_KEY]: health.exportHealth() }).catch(complain);
  });
  let underWay = 0;
  /** Whoever comes to the front while looks wait goes first from then on. Keeps the worker awake as well, and with it the budget. */
  const watchTabs = async (): Promise<void> => {
    while (underWay > 0) {
      await seeTabs().catch(() => undefined);
      reconsider();
      await new Promise((done) => setTimeout(done, SEE_TABS_EVERY_MS));
    }
  };
  return async (request) => {
    const { host, history, settings, knowledge, epoch, thorough, priority } = request;
    const { signal, onProgress } = request;
    await restored;
    // A resolver that could not be reached from one network may well be from another.
    if (latestEpoch !== undefined && latestEpoch !== epoch) health.forgive();
    latestEpoch = epoch;
    const ordered = orderForHost(settings.resolvers, host, await readKey());
    const facts = { history, resolvers: health.arrange(ordered), knowledge, thorough };
    underWay += 1;
    if (underWay === 1) void watchTabs();
    const look = takeLook({
      plan: (look, asked, slow) => planAsks({ ...facts, look, asked, slow }),
      ask: askAs(priority),
      clock,
      epoch,
      overdue: health,
      signal,
      onProgress,
    });
    return look.finally(() => {
      underWay -= 1;
    });
  };
}
