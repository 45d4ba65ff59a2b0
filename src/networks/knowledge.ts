import type { NetworkKnowledge } from "../detection/network.ts";
import { cdnOf } from "./cdn-names.ts";
import { openNetworkTable } from "./table.ts";

/** All that detection may know of the world: the table of networks joined with the names of CDNs. */
export function createKnowledge(tableBytes: Uint8Array): NetworkKnowledge {
  const { networkOf, builtAt } = openNetworkTable(tableBytes);
  return { networkOf, cdnOf, builtAt };
}
