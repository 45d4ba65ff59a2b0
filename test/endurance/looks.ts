import type { createLookTaker as real } from "../../src/platform/looks.ts";
import { reverseQueryName } from "../../src/detection/address.ts";
import type { Host } from "../../src/detection/host.ts";
import type { Failure, Look, Observation } from "../../src/detection/observation.ts";
import type { Ask } from "../../src/detection/plan.ts";
import { takeLook } from "../../src/dns/look.ts";
import { orderForHost } from "../../src/dns/resolvers.ts";
import { call } from "./life.ts";
import { onStage } from "./stage.ts";

/** How long an answer takes, ms. */
const LATENCY_MS = 20;

type Answering = (ask: Ask, at: number) => Observation | Failure;

let answering: Answering | undefined;

/** How resolvers answer from now on. */
export function answerWith(answer: Answering): void {
  answering = answer;
}

/** Reverse names that are asked for, of one answer. */
const MOST_NAMES = 2;

/** The least that tells the sites apart: thousands of looks are taken here. */
function leanPlan(host: Host, resolvers: readonly string[], { observations }: Look): Ask[] {
  const first = resolvers.map(
    (resolver) => ({ resolver, name: host, type: "A", draw: 0 }) as const,
  );
  const names = observations.flatMap(({ resolver, question, answer }) => {
    if (question.type !== "A") return [];
    const addresses = answer.filter(({ type }) => type === "A").slice(0, MOST_NAMES);
    return addresses.map(({ data }) => {
      return { resolver, name: reverseQueryName(data), type: "PTR", draw: 0 } as const;
    });
  });
  const isPlain = observations.every(({ answer }) => answer.length < 2);
  return isPlain ? first : [...first, ...names];
}

/**
 * Looks as the product takes them, but for the plan, and for what is between a question and its answer: messages,
 * connections and pacing have tests of their own, and know nothing of workers.
 */
export const createLookTaker: typeof real = (readKey) => {
  const ask = async (question: Ask): Promise<Observation | Failure> => {
    const world = onStage();
    const { resolver, name, type } = question;
    await call(world, "dns", [question], () => undefined);
    await new Promise<void>((done) => {
      world.life?.timers.push({ id: (world.timerIds += 1), at: world.now + LATENCY_MS, run: done });
    });
    const isDown = !world.isOnline;
    if (isDown || answering === undefined) {
      const about = { at: world.now, resolver, question: { name, type } };
      return { ...about, kind: "unreachable", detail: "There is no network." };
    }
    return answering(question, world.now);
  };
  const clock = {
    now: () => onStage().now,
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(run, ms);
      return () => {
        clearTimeout(timer);
      };
    },
  };
  return {
    tryResolver: ask,
    mustWait: () => false,
    takeLook: async (request) => {
      const { host, settings, epoch, signal, onProgress } = request;
      const resolvers = orderForHost(settings.resolvers, host, await readKey());
      return takeLook({
        plan: (look) => leanPlan(host, resolvers, look),
        ...{ ask, clock, epoch, signal, onProgress },
      });
    },
  };
};
