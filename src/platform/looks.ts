import { planLook } from "../detection/plan-look.ts";
import { rehearse } from "../detection/rehearsal.ts";
import { createAsking } from "../dns/asking.ts";
import { takeLook } from "../dns/look.ts";
import { orderForHost, subnetResolver } from "../dns/resolvers.ts";
import type { Clock } from "../dns/ports.ts";
import type { Ports } from "../app/ports.ts";
import type { Area } from "../storage/area.ts";
import { keepAsking } from "../storage/asking-memory.ts";

const channel = new MessageChannel();
const arrived: (() => void)[] = [];
channel.port1.onmessage = () => {
  arrived.shift()?.();
};

const clock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  // A message to oneself comes after answers that wait to be taken in; a timer would be held up in the background.
  soon: (run) => {
    arrived.push(run);
    channel.port2.postMessage(undefined);
  },
};

const SEE_TABS_EVERY_MS = 250;

export type LookTaker = Pick<Ports, "takeLook" | "tryResolver" | "mustWait">;

/**
 * Takes looks over the browser's own fetch, all within one budget. `readKey` gives the install key;
 * `seeTabs` finds out who is looked at, time and again while a look is under way; `memory` outlives the
 * worker, so that a new one goes on with the budget and knows which resolvers fail.
 */
export function createLookTaker(
  readKey: () => Promise<Uint8Array>,
  seeTabs: () => Promise<void>,
  memory: Area,
  complain: Ports["complain"],
): LookTaker {
  const asking = createAsking<AbortSignal>(
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
  const { askAs, health, reconsider } = asking;
  const restored = keepAsking(memory, asking, (error) => {
    complain("how the resolvers do could not be kept", error);
  });
  let underWay = 0;
  let isRehearsed = false;
  /** Whoever comes to the front while looks wait goes first from then on. Keeps the worker awake as well. */
  const watchTabs = async (): Promise<void> => {
    while (underWay > 0) {
      await seeTabs().catch(() => undefined);
      reconsider();
      await new Promise((done) => setTimeout(done, SEE_TABS_EVERY_MS));
    }
  };
  return {
    mustWait: asking.isSpent,
    tryResolver: async (ask) => {
      await restored;
      return asking.tryResolver(ask);
    },
    takeLook: async (request) => {
      const { host, history, settings, knowledge, epoch, thorough, priority } = request;
      const { signal, onProgress } = request;
      await restored;
      asking.noteEpoch(epoch);
      asking.limitTo(settings.maxQueriesPerMinute);
      const ordered = orderForHost(settings.resolvers, host, await readKey());
      const resolver = settings.askAbroad ? subnetResolver(ordered) : undefined;
      const abroad = resolver === undefined ? undefined : { resolver, atOnce: false };
      const facts = { history, resolvers: health.arrange(ordered), knowledge, thorough, abroad };
      underWay += 1;
      if (underWay === 1) void watchTabs();
      const look = takeLook({
        plan: (look, asked, slow) => planLook({ ...facts, look, asked, slow }),
        ask: askAs(priority),
        clock,
        epoch,
        overdue: health,
        signal,
        onProgress,
      });
      if (!isRehearsed) {
        isRehearsed = true;
        // While the first queries are on their way there is nothing else to do.
        setTimeout(() => {
          rehearse(knowledge);
        });
      }
      return look.finally(() => {
        underWay -= 1;
      });
    },
  };
}
