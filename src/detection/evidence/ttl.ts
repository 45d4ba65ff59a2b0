import type { Dossier } from "../dossier.ts";
import type { Evidence } from "../evidence.ts";

export const TTL_CAP = 1.5;

/**
 * Low TTLs make flux possible but prove nothing: 40 % of all names had 300 s or less already in 2012
 * (detection-science, finding 4). The largest TTL seen counts, since caches hand out what is left.
 */
export function ttl(dossier: Dossier): Evidence | undefined {
  const seconds = dossier.maximumTtl;
  if (seconds < 0 || seconds > 1800) return undefined;
  const points = seconds <= 5 ? TTL_CAP : seconds <= 300 ? 1 : 0.5;
  return { group: "ttl", points, reason: "short-ttl", facts: { seconds } };
}
