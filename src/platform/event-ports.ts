import browser from "webextension-polyfill";
import english from "../../_locales/en/messages.json";
import type { EventPorts } from "../app/event-ports.ts";
import { createDelivery } from "../events/delivery.ts";
import type { Area } from "../storage/area.ts";
import { createWords, type Words } from "../ui/words.ts";
import { createKeyedHash } from "./keyed-hash.ts";
import { VERSION } from "./version.ts";

/** By its name the alarm for events is told from that for looks. */
export const EVENTS_ALARM = "events";

/** What telling an organisation needs of the browser; `area` is on disk. */
export function createEventPorts(area: Area): EventPorts {
  let words: Words | undefined;
  return {
    area,
    deliver: createDelivery<AbortSignal>({
      now: () => Date.now(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => {
          clearTimeout(timer);
        };
      },
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
    }),
    hash: createKeyedHash(),
    words: () => (words ??= createWords(english, "en", "UTC")),
    version: VERSION,
    chance: Math.random,
    wakeAt: async (at) => {
      if (at === undefined) {
        await browser.alarms.clear(EVENTS_ALARM);
        return;
      }
      // Never sooner than browsers allow, or Chromium complains.
      await browser.alarms.create(EVENTS_ALARM, { when: Math.max(at, Date.now() + 30_000) });
    },
  };
}
