import { planLook } from "../detection/plan-look.ts";
import type { NetworkKnowledge } from "../detection/network.ts";
import type { History, Look } from "../detection/observation.ts";
import { createAsking } from "../dns/asking.ts";
import { takeLook } from "../dns/look.ts";
import { subnetResolver } from "../dns/resolvers.ts";
import type { CancelSignal, DnsPorts } from "../dns/ports.ts";

/** Takes one thorough look at the host of a history, within one budget for all hosts. */
export type TakeHostLook = (history: History, signal?: CancelSignal) => Promise<Look>;

/**
 * `resolversFor` gives them in the order in which they are to be asked, for one host. `askAbroad`:
 * example subnets of other parts of the world are asked about too, from the first look on.
 */
export function createHostLooks(
  ports: DnsPorts<AbortSignal>,
  knowledge: NetworkKnowledge,
  resolversFor: (host: string) => readonly string[],
  askAbroad = false,
): TakeHostLook {
  const { askAs, health } = createAsking(ports, { random: Math.random });
  return (history, signal) => {
    const ordered = resolversFor(history.host);
    const resolvers = health.arrange(ordered);
    const resolver = askAbroad ? subnetResolver(ordered) : undefined;
    const abroad = resolver === undefined ? undefined : { resolver, atOnce: true };
    return takeLook({
      plan: (look, asked, slow) =>
        planLook({ look, asked, slow, history, resolvers, knowledge, thorough: true, abroad }),
      overdue: health,
      ask: askAs(() => "visible"),
      clock: ports,
      epoch: 0,
      ...(signal !== undefined && { signal }),
    });
  };
}
