import { parseHost } from "./host.ts";
import { judge } from "./judge.ts";
import type { NetworkKnowledge } from "./network.ts";
import type { Look, Observation } from "./observation.ts";
import { planLook } from "./plan-look.ts";

/** From all over the registries' space, so that several blocks of the network table are unpacked. */
const ADDRESSES = [
  "24.8.1.1",
  "46.10.2.2",
  "85.130.3.3",
  "109.160.4.4",
  "177.32.5.5",
  "203.118.6.6",
];
const RESOLVER = "https://dns.invalid/dns-query";

/**
 * Judges and plans an invented look once. The engine compiles what it runs for the first time: the first real
 * answers of a worker would otherwise wait for that, 60 ms on a slow machine, with the page unguarded meanwhile.
 */
export function rehearse(knowledge: NetworkKnowledge): void {
  const parsed = parseHost("rehearsal.com");
  if (!parsed.ok) return;
  const { host } = parsed;
  const answer = (draw: number): Observation => ({
    at: draw,
    resolver: RESOLVER,
    question: { name: host, type: "A" },
    status: 0,
    answer: ADDRESSES.map((data) => ({ name: host, type: "A", ttl: 60, data })),
  });
  const look: Look = { at: 0, epoch: 0, observations: [answer(0), answer(1)], failures: [] };
  const history = { host, looks: [], connections: [] };
  judge({ history: { ...history, looks: [look] }, knowledge, sensitivity: "balanced" });
  const request = { look, history, resolvers: [RESOLVER], knowledge, thorough: false };
  planLook({ ...request, asked: [], slow: [] });
}
