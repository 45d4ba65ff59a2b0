import { planAsks } from "../detection/plan.ts";
import type { NetworkKnowledge } from "../detection/network.ts";
import type { History, Look } from "../detection/observation.ts";
import { createDohClient } from "../dns/doh-client.ts";
import { takeLook } from "../dns/look.ts";
import { createPacing } from "../dns/pacing.ts";
import type { CancelSignal, DnsPorts } from "../dns/ports.ts";

/** Takes one thorough look at the host of a history, within one budget for all hosts. */
export type TakeHostLook = (history: History, signal?: CancelSignal) => Promise<Look>;

/** `resolvers` in the order in which they are to be asked, for one host. */
export function createHostLooks(
  ports: DnsPorts<AbortSignal>,
  knowledge: NetworkKnowledge,
  resolversFor: (host: string) => readonly string[],
): TakeHostLook {
  const ask = createPacing(ports).paced(createDohClient(ports), () => "visible");
  return (history, signal) => {
    const resolvers = resolversFor(history.host);
    return takeLook({
      plan: (look, asked) =>
        planAsks({ look, asked, history, resolvers, knowledge, thorough: true }),
      ask,
      clock: ports,
      epoch: 0,
      ...(signal !== undefined && { signal }),
    });
  };
}
