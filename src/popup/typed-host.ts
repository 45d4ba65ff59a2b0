import { parseHost, type Host, type SkipReason } from "../detection/host.ts";

/** Why what a person typed cannot be checked. */
export type TypedProblem = SkipReason | "empty" | "not-web";

export type TypedHost =
  | { readonly ok: true; readonly host: Host }
  | { readonly ok: false; readonly problem: TypedProblem };

/** Longer texts (UTF-16 units) are no address that anybody typed or pasted. */
const LONGEST = 2048;

/** The host that a person means: a name, an address, or either in the form in which people keep others from clicking it. */
export function readTypedHost(text: string): TypedHost {
  const typed = text.trim();
  if (typed === "") return { ok: false, problem: "empty" };
  if (typed.length > LONGEST) return { ok: false, problem: "not-a-name" };
  const plain = typed.replace(/^hxxp/i, "http").replace(/\[\.\]|\(\.\)|\[dot\]/gi, ".");
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(plain) ? plain : `https://${plain}`;
  if (!URL.canParse(address)) return { ok: false, problem: "not-a-name" };
  const { protocol, hostname } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") return { ok: false, problem: "not-web" };
  const parsed = parseHost(hostname);
  return parsed.ok ? { ok: true, host: parsed.host } : { ok: false, problem: parsed.reason };
}
