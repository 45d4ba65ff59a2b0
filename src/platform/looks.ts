import { planAsks } from "../detection/plan.ts";
import { createDohClient } from "../dns/doh-client.ts";
import { takeLook } from "../dns/look.ts";
import { createPacing } from "../dns/pacing.ts";
import { orderForHost } from "../dns/resolvers.ts";
import type { Clock } from "../dns/ports.ts";
import type { Look } from "../detection/observation.ts";
import type { LookRequest } from "../app/ports.ts";

const clock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Takes looks over the browser's own fetch, all within one budget. `readKey` gives the install key. */
export function createLookTaker(
  readKey: () => Promise<Uint8Array>,
): (request: LookRequest) => Promise<Look> {
  const client = createDohClient<AbortSignal>({
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
  });
  const pacing = createPacing(clock);
  return async ({ host, history, settings, knowledge, epoch, thorough, urgent, onProgress }) => {
    const resolvers = orderForHost(settings.resolvers, host, await readKey());
    const facts = { history, resolvers, knowledge, thorough };
    return takeLook({
      plan: (look, asked) => planAsks({ ...facts, look, asked }),
      ask: pacing.paced(client, () => (urgent ? "visible" : "later")),
      clock,
      epoch,
      onProgress,
    });
  };
}
