import type { DnsPorts, HttpResponse } from "../../src/dns/ports.ts";
import type { VirtualClock } from "../dns/virtual-clock.ts";
import { decodeRequest } from "./otlp-protocol.ts";

/** How a collector takes a request. `lost`: it has the events, but its answer never arrives. */
export type Mood =
  | "ok"
  | "down"
  | "slow"
  | "lost"
  | "garbage"
  | "sign-in"
  | "redirect"
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly rejects: number };

type Attribute = { readonly key: string; readonly value: { readonly stringValue?: string } };
type Record_ = { readonly attributes: readonly Attribute[] };
type Request = {
  readonly resourceLogs: readonly {
    readonly scopeLogs: readonly { readonly logRecords: readonly Record_[] }[];
  }[];
};

export type VirtualCollector = {
  mood: Mood;
  /** Most events that it takes in one request: above, 413. */
  most: number;
  /** Each event by its id, as it came; more than one form of an id is an error. */
  readonly received: Map<string, string>;
  /** How often each came. */
  readonly times: Map<string, number>;
  readonly requests: {
    readonly at: number;
    readonly url: string;
    readonly headers: Record<string, string>;
    readonly events: number;
  }[];
  readonly http: DnsPorts<undefined>;
};

export function createVirtualCollector(clock: VirtualClock): VirtualCollector {
  const collector: VirtualCollector = {
    mood: "ok",
    most: Infinity,
    received: new Map(),
    times: new Map(),
    requests: [],
    http: {
      now: clock.now,
      after: clock.after,
      newAbort: () => ({ signal: undefined, abort: () => undefined }),
      fetch: async (url, { headers, body }) => {
        const { mood } = collector;
        const request = JSON.parse(new TextDecoder().decode(body)) as Request;
        const records = request.resourceLogs[0]?.scopeLogs[0]?.logRecords ?? [];
        collector.requests.push({ at: clock.now(), url, headers, events: records.length });
        if (mood === "down") throw new TypeError("Failed to fetch");
        if (mood === "slow") return new Promise(() => undefined);
        if (records.length > collector.most) return response(413, "");
        if (mood === "redirect") return { ...response(0, ""), type: "opaqueredirect" };
        if (mood === "sign-in")
          return response(200, "<!doctype html>", { "content-type": "text/html" });
        if (mood === "garbage") return response(200, "\u0000 not JSON");
        if (typeof mood === "object" && "status" in mood)
          return response(mood.status, "{}", mood.headers);
        decodeRequest(request);
        for (const record of records) take(collector, record);
        if (mood === "lost") return new Promise(() => undefined);
        if (typeof mood === "object") {
          const partialSuccess = {
            rejectedLogRecords: String(mood.rejects),
            errorMessage: "no room",
          };
          return response(200, JSON.stringify({ partialSuccess }));
        }
        return response(200, "{}");
      },
    },
  };
  return collector;
}

function take({ received, times }: VirtualCollector, record: Record_): void {
  const id =
    record.attributes.find(({ key }) => key === "log.record.uid")?.value.stringValue ?? "none";
  const text = JSON.stringify(record);
  if (received.has(id) && received.get(id) !== text) throw new Error(`${id} came in two forms.`);
  received.set(id, text);
  times.set(id, (times.get(id) ?? 0) + 1);
}

export function response(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  const { body } = new Response(text);
  return { status, type: "cors", headers: new Headers(headers), body };
}
