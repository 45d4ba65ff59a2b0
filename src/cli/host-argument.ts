import { parseHost, type HostResult } from "../detection/host.ts";

/**
 * A site as people type or paste it: a name, a name with non-ASCII letters, or a whole address, of
 * which only the name is used.
 */
export function readHostArgument(text: string): HostResult {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return { ok: false, reason: "not-a-name" };
  return parseHost(new URL(address).hostname);
}
