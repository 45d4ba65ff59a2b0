import { plainText } from "./plain-text.ts";
import type { Lane } from "./timeline.ts";
import type { Words } from "./words.ts";

/** The operator of a lane's network, or what stands in for one. */
export function laneName({ network, others }: Lane, words: Words): string {
  if (network !== undefined) return plainText(network.operator);
  return others === 0 ? words.text("network_none") : words.plural("network_more", others);
}
