import { expect } from "vitest";
import type { Failure, Observation } from "../../src/detection/observation.ts";
import { createDohClient } from "../../src/dns/doh-client.ts";
import type { HttpResponse } from "../../src/dns/ports.ts";
import { message, pointer, wireName } from "./message-builder.ts";
import { createVirtualClock } from "./virtual-clock.ts";
import { createVirtualServer, type Sent } from "./virtual-server.ts";

export const RESOLVER = "https://dns.example.net/dns-query";
export const ASK = { resolver: RESOLVER, name: "flux-shop.net", type: "A", draw: 0 } as const;
export const GOOD = message({
  questions: [{ name: wireName(ASK.name), type: 1 }],
  answers: [{ name: pointer(12), type: 1, data: [192, 0, 2, 1] }],
});

/** Asks once while the clock runs on; gives the result, how long it took (ms), and what was sent. */
export async function run(
  answer: (
    sent: Sent,
    clock: ReturnType<typeof createVirtualClock>,
  ) => Promise<HttpResponse> | HttpResponse,
  ask: Parameters<ReturnType<typeof createDohClient>>[0] = ASK,
) {
  const clock = createVirtualClock();
  const server = createVirtualServer(clock, (sent) => answer(sent, clock));
  const started = clock.now();
  let end = started;
  const pending = createDohClient(server.ports)(ask).then((result) => {
    end = result.at;
    return result;
  });
  await clock.advance(60_000);
  const result: Observation | Failure = await pending;
  expect(clock.timers()).toBe(0);
  return { result, took: end - started, sent: server.sent };
}
