import type { NetworkKnowledge } from "../../src/detection/network.ts";

/** Addresses remembered at most; the whole memory is dropped when it is full. */
const MOST = 200_000;

/** The same knowledge, each address looked up once: detection and five rules ask for the same ones. */
export function remembering(knowledge: NetworkKnowledge): NetworkKnowledge {
  const known = new Map<string, ReturnType<NetworkKnowledge["networkOf"]>>();
  return {
    ...knowledge,
    networkOf: (address) => {
      if (known.has(address)) return known.get(address);
      if (known.size >= MOST) known.clear();
      const network = knowledge.networkOf(address);
      known.set(address, network);
      return network;
    },
  };
}
