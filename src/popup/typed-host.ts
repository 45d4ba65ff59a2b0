/** Why what a person typed names no host at all. What may be asked about of the rest, the background decides. */
export type TypedProblem = "empty" | "not-a-name" | "not-web";

export type TypedHost =
  | { readonly ok: true; readonly host: string }
  | { readonly ok: false; readonly problem: TypedProblem };

/** Longer texts (UTF-16 units) are no address that anybody typed or pasted. */
const LONGEST = 2048;
/** A name has at most 253 characters (RFC 1035 section 2.3.4); the final dot says nothing. */
const LONGEST_NAME = 253;

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
  const host = hostname.replace(/\.$/, "");
  return host === "" || host.length > LONGEST_NAME
    ? { ok: false, problem: "not-a-name" }
    : { ok: true, host };
}
