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
  if (fragment !== undefined) return refuse("has-fragment");
  const scheme = rawScheme.toLowerCase();
  const server = readServer(scheme, authority);
  if (typeof server === "string") return refuse(server);
  const rest = `${path ?? "/"}${query ?? ""}`;
  const problem = findProblem(rest);
  if (problem !== undefined) return refuse(problem);
  return { ok: true, url: `${scheme}://${server.host}${server.port}${rest}` };
}

/** Host and port in their one form (the port as ":8443", empty for the usual one), or what is wrong. */
function readServer(
  scheme: string,
  authority: string,
): { host: string; port: string } | ResolverUrlProblem {
  if (authority.includes("@")) return "has-credentials";
  const [, rawHost, port] = AUTHORITY.exec(authority) ?? [];
  const host = rawHost === undefined ? undefined : readHost(rawHost.toLowerCase());
  if (host === undefined) return "bad-host";
  if (port !== undefined && !isPort(port)) return "bad-port";
  if (scheme !== "https" && !(scheme === "http" && isLoopback(host))) return "not-https";
  const usual = scheme === "https" ? 443 : 80;
  const shown = port === undefined || Number(port) === usual ? "" : `:${String(Number(port))}`;
  return { host, port: shown };
}

/** What is wrong with a path and query: characters and dot segments that a browser would rewrite. */
function findProblem(rest: string): ResolverUrlProblem | undefined {
  if (!/^[!$-;=?-Z_a-z~]*$/.test(rest)) return "not-a-url";
  if (/(^|\/)\.{1,2}(\/|$|\?)/.test(rest)) return "not-a-url";
  // As servers read it: with or without a value, its letters encoded or not.
  const query = rest.split("?").slice(1).join("?");
  return new URLSearchParams(query).has("dns") ? "has-dns-parameter" : undefined;
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
