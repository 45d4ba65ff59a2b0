import ipaddr from "ipaddr.js";

export type ResolverUrlProblem =
  | "empty"
  | "too-long"
  | "not-a-url"
  | "not-https"
  | "has-credentials"
  | "has-fragment"
  | "bad-host"
  | "bad-port"
  | "has-dns-parameter";

export type ResolverUrl =
  | { readonly ok: true; readonly url: string }
  /** `message` is a whole English sentence that says what to do. */
  | { readonly ok: false; readonly problem: ResolverUrlProblem; readonly message: string };

const MAXIMUM_LENGTH = 500;

const MESSAGES: Readonly<Record<ResolverUrlProblem, string>> = {
  empty: "Enter the resolver's address, such as https://dns.example.net/dns-query.",
  "too-long": `A resolver's address has at most ${String(MAXIMUM_LENGTH)} characters.`,
  "not-a-url": "This is no web address. Enter one such as https://dns.example.net/dns-query.",
  "not-https": "A resolver's address must begin with https:// (http:// only on this very device).",
  "has-credentials": "A resolver's address must not hold a user name or password.",
  "has-fragment": "A resolver's address must not hold a # part: it would never be sent.",
  "bad-host":
    "The name of the server in this address is not valid. Write non-ASCII names in their xn-- form.",
  "bad-port": "The port in this address is not a number from 1 to 65535.",
  "has-dns-parameter": "Leave out the dns= part: the question is put there.",
};

const SHAPE = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(\/[^?#]*)?(\?[^#]*)?(#.*)?$/i;
const AUTHORITY = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::([0-9]*))?$/i;
const HOST =
  /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/**
 * The one place where text becomes a resolver's address. Gives it in one form, so that the same resolver is never two.
 * The `{?dns}` that operators write at its end (RFC 8484 section 4.1.1, RFC 6570) may stand there.
 */
export function parseResolverUrl(text: string): ResolverUrl {
  const trimmed = text.trim().replace(/\{\?dns\}$/, "");
  if (trimmed === "") return refuse("empty");
  if (trimmed.length > MAXIMUM_LENGTH) return refuse("too-long");
  const [, rawScheme, authority, path, query, fragment] = SHAPE.exec(trimmed) ?? [];
  if (rawScheme === undefined || authority === undefined) return refuse("not-a-url");
  if (authority.includes("@")) return refuse("has-credentials");
  if (fragment !== undefined) return refuse("has-fragment");
  const [, rawHost, port] = AUTHORITY.exec(authority) ?? [];
  if (rawHost === undefined) return refuse("bad-host");
  const host = readHost(rawHost.toLowerCase());
  if (host === undefined) return refuse("bad-host");
  if (port !== undefined && !isPort(port)) return refuse("bad-port");
  const scheme = rawScheme.toLowerCase();
  if (scheme !== "https" && !(scheme === "http" && isLoopback(host))) return refuse("not-https");
  const rest = `${path ?? "/"}${query ?? ""}`;
  if (!/^[!$-;=?-Z_a-z~]*$/.test(rest) || /(^|\/)\.{1,2}(\/|$|\?)/.test(rest))
    return refuse("not-a-url");
  if (/[?&]dns=/.test(rest)) return refuse("has-dns-parameter");
  const usual = scheme === "https" ? "443" : "80";
  const shown =
    port === undefined || Number(port) === Number(usual) ? "" : `:${String(Number(port))}`;
  return { ok: true, url: `${scheme}://${host}${shown}${rest}` };
}

/** A host name or a plain address in its one form; nothing that a browser would read as another host. */
function readHost(host: string): string | undefined {
  if (host.startsWith("[")) {
    const address = host.slice(1, -1);
    return ipaddr.IPv6.isValid(address)
      ? `[${ipaddr.IPv6.parse(address).toRFC5952String()}]`
      : undefined;
  }
  const last = host.split(".").at(-1) ?? "";
  // Browsers read every host with a numeric last label as an IPv4 address, in many odd spellings.
  if (/^(?:[0-9]+|0x[0-9a-f]*)$/.test(last)) {
    return ipaddr.IPv4.isValidFourPartDecimal(host) ? host : undefined;
  }
  return HOST.test(host) ? host : undefined;
}

function isPort(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function isLoopback(host: string): boolean {
  if (host === "localhost" || host === "[::1]") return true;
  return ipaddr.IPv4.isValidFourPartDecimal(host) && host.startsWith("127.");
}

function refuse(problem: ResolverUrlProblem): ResolverUrl {
  return { ok: false, problem, message: MESSAGES[problem] };
}
