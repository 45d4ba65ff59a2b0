import { expect } from "vitest";
import type { Look, Observation } from "../../src/detection/observation.ts";
import type { Ask } from "../../src/detection/plan.ts";
import type { AskResolver } from "../../src/dns/doh-client.ts";
import { takeLook, type LookOrder } from "../../src/dns/look.ts";
import type { VirtualClock } from "./virtual-clock.ts";

export const ASK: Ask = { resolver: "https://r1.net/", name: "a.net", type: "A", draw: 0 };

export function observation(
  { resolver, name, type }: Ask,
  at: number,
  data = "192.0.2.1",
): Observation {
  const answer = [{ name, type, ttl: 1, data }];
  return { at, resolver, question: { name, type }, status: 0, answer };
}

/** Answers each ask after the ms that `delay` says; never, where it says undefined. */
export function answering(
  clock: VirtualClock,
  delay: (ask: Ask) => number | undefined,
): { readonly ask: AskResolver; readonly sent: Ask[] } {
  const sent: Ask[] = [];
  const ask: AskResolver = (question, _signal, onSent) => {
    sent.push(question);
    onSent?.();
    return new Promise((resolve) => {
      const ms = delay(question);
      if (ms !== undefined) clock.after(ms, () => resolve(observation(question, clock.now())));
    });
  };
  return { ask, sent };
}

export async function run(
  clock: VirtualClock,
  order: Omit<LookOrder, "clock" | "epoch">,
  ms = 500_000,
): Promise<Look> {
  const pending = takeLook({ clock, epoch: 7, ...order });
  await clock.advance(ms);
  const look = await pending;
  expect(clock.timers()).toBe(0);
  return look;
}
