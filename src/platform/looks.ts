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

/** Where it is kept how resolvers do while the worker sleeps; no host names. */
const HEALTH_KEY = "dns.health";

/**
 * Takes looks over the browser's own fetch, all within one budget. `readKey` gives the install key;
 * `memory` outlives the worker, so that a resolver that fails is not asked anew at every waking.
 */
export function createLookTaker(
  readKey: () => Promise<Uint8Array>,
  memory?: Area,
): (request: LookRequest) => Promise<Look> {
  const { askAs, health } = createAsking<AbortSignal>(
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
  return async (request) => {
    const { host, history, settings, knowledge, epoch, thorough, urgent } = request;
    const { signal, onProgress } = request;
    await restored;
    // A resolver that could not be reached from one network may well be from another.
    if (latestEpoch !== undefined && latestEpoch !== epoch) health.forgive();
    latestEpoch = epoch;
    const ordered = orderForHost(settings.resolvers, host, await readKey());
    const facts = { history, resolvers: health.arrange(ordered), knowledge, thorough };
    return takeLook({
      plan: (look, asked, slow) => planAsks({ ...facts, look, asked, slow }),
      ask: askAs(() => (urgent ? "visible" : "later")),
      clock,
      epoch,
      overdue: health,
      signal,
      onProgress,
    });
  };
}
