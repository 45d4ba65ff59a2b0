import type { DnsPorts, HttpRequest, HttpResponse } from "../../src/dns/ports.ts";
import type { VirtualClock } from "./virtual-clock.ts";

export type Sent = { readonly url: string; readonly request: HttpRequest<AbortSignal> };

/** A `fetch` that answers as told, on a virtual clock, and remembers what was asked. */
export function createVirtualServer(
  clock: VirtualClock,
  answer: (sent: Sent) => Promise<HttpResponse> | HttpResponse,
): { readonly ports: DnsPorts<AbortSignal>; readonly sent: readonly Sent[] } {
  const sent: Sent[] = [];
  const ports: DnsPorts<AbortSignal> = {
    now: clock.now,
    after: clock.after,
    newAbort: () => new AbortController(),
    fetch: async (url, request) => {
      sent.push({ url, request });
      return answer({ url, request });
    },
  };
  return { ports, sent };
}

export function dnsResponse(body: Uint8Array | null, init: ResponseInit = {}): Response {
  return new Response(body === null ? null : Uint8Array.from(body), {
    status: 200,
    headers: { "content-type": "application/dns-message" },
    ...init,
  });
}

/** A body that arrives in pieces, each after a pause; the last pause may be endless. */
export function slowBody(
  clock: VirtualClock,
  pieces: readonly { readonly afterMs: number; readonly bytes: Uint8Array }[],
  end: "close" | "break" | "stall",
): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream(
    {
      pull: (controller) =>
        new Promise((resolve) => {
          const piece = pieces[next];
          next += 1;
          if (piece !== undefined) {
            clock.after(piece.afterMs, () => {
              controller.enqueue(piece.bytes);
              resolve();
            });
          } else if (end === "close") {
            controller.close();
            resolve();
          } else if (end === "break") {
            controller.error(new TypeError("terminated"));
            resolve();
          }
        }),
    },
    { highWaterMark: 0 },
  );
}
