import type { NetworkKnowledge } from "../detection/network.ts";
import { cdnOf } from "./cdn-names.ts";
import { openNetworkTable } from "./table.ts";

/**
 * All that detection may know of the world: the table of networks joined with the names of CDNs. `mostBlocks` of the table are
 * kept decoded, of each family.
 */
export function createKnowledge(tableBytes: Uint8Array, mostBlocks?: number): NetworkKnowledge {
  const { networkOf, builtAt } = openNetworkTable(tableBytes, mostBlocks);
  return { networkOf, cdnOf, builtAt };
}
