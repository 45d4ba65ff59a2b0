import { planAsks } from "../detection/plan.ts";
import type { NetworkKnowledge } from "../detection/network.ts";
import type { History, Look } from "../detection/observation.ts";
import { createAsking } from "../dns/asking.ts";
import { takeLook } from "../dns/look.ts";
import type { CancelSignal, DnsPorts } from "../dns/ports.ts";

/** Takes one thorough look at the host of a history, within one budget for all hosts. */
export type TakeHostLook = (history: History, signal?: CancelSignal) => Promise<Look>;

/** `resolvers` in the order in which they are to be asked, for one host. */
export function createHostLooks(
  ports: DnsPorts<AbortSignal>,
  knowledge: NetworkKnowledge,
  resolversFor: (host: string) => readonly string[],
): TakeHostLook {
  const { askAs, health } = createAsking(ports, { random: Math.random });
  return (history, signal) => {
    const resolvers = health.arrange(resolversFor(history.host));
    return takeLook({
      plan: (look, asked, slow) =>
        planAsks({ look, asked, slow, history, resolvers, knowledge, thorough: true }),
      overdue: health,
      ask: askAs(() => "visible"),
      clock: ports,
      epoch: 0,
      ...(signal !== undefined && { signal }),
    });
  };
}
