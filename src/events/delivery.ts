import { explainError } from "../dns/explain-error.ts";
import type { DnsPorts } from "../dns/ports.ts";
import { readAnswer, type Outcome } from "./collector-answer.ts";
import { readEndpoint } from "./endpoint.ts";
import type { EventSettings } from "./event-settings.ts";
import type { EventSource, FluxEvent } from "./event.ts";
import { toOcsf } from "./ocsf.ts";
import { toOtlp } from "./otlp.ts";

/** How long a collector may take, ms: Chromium ends a worker that waits 30 s for an answer. */
const TIMEOUT_MS = 20_000;

/** Hands events over in one request. Never rejects. */
export type Deliver = (
  events: readonly FluxEvent[],
  settings: EventSettings,
  source: EventSource,
) => Promise<Outcome>;

/** `http` has the same doors to the world as the DNS client: what may be asked of `fetch`, and a clock. */
export function createDelivery<Signal>(http: DnsPorts<Signal>): Deliver {
  return async (events, settings, source) => {
    const { format, headers } = settings;
    const endpoint = readEndpoint(settings.endpoint, format);
    if (!endpoint.ok) {
      return {
        kind: "later",
        trouble: "not-there",
        detail: "The address is none that may be used.",
      };
    }
    const abort = http.newAbort();
    let stop: () => void = () => undefined;
    // A promise of its own, so that a `fetch` that does not heed its signal cannot hold anybody up.
    const stopped = new Promise<Outcome>((resolve) => {
      stop = http.after(TIMEOUT_MS, () => {
        const detail = `No complete answer within ${String(TIMEOUT_MS / 1000)} s.`;
        resolve({ kind: "later", trouble: "timeout", detail });
        abort.abort();
      });
    });
    const exchange = async (): Promise<Outcome> => {
      const response = await http.fetch(endpoint.url, {
        method: "POST",
        headers: {
          ...Object.fromEntries(headers.map(({ name, value }) => [name, value])),
          "content-type": "application/json",
        },
        body: new TextEncoder().encode(bodyOf(events, settings, source)),
        cache: "no-store",
        credentials: "omit",
        redirect: "manual",
        referrerPolicy: "no-referrer",
        signal: abort.signal,
      });
      return readAnswer(response, format, http.now());
    };
    try {
      return await Promise.race([exchange(), stopped]);
    } catch (error: unknown) {
      const detail = `No connection: ${explainError(error, "collector")}`;
      return { kind: "later", trouble: "unreachable", detail: detail.slice(0, 200) };
    } finally {
      stop();
    }
  };
}

/** One request's body: for OCSF a list, whatever the number of events. */
export function bodyOf(
  events: readonly FluxEvent[],
  { format }: Pick<EventSettings, "format">,
  source: EventSource,
): string {
  return JSON.stringify(
    format === "otlp" ? toOtlp(events, source) : events.map((event) => toOcsf(event, source)),
  );
}
