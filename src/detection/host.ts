import { parse } from "tldts";
import { createMemo } from "./memo.ts";

declare const brand: unique symbol;

/** A lower-case public DNS name (A-labels, no final dot) that may be asked about. Never a URL or an address. */
export type Host = string & { readonly [brand]: "Host" };

/** Why a name is never looked up. */
export type SkipReason =
  | "not-a-name"
  | "ip-literal"
  | "single-label"
  | "special-use" // RFC 6761 and successors: localhost, local, test, onion, arpa, internal, ...
  | "unknown-suffix" // under no public suffix: an organisation's own name space
  | "public-suffix"; // the name is itself a public suffix, such as co.uk

export type HostResult =
  | { readonly ok: true; readonly host: Host; readonly registrableDomain: string }
  | { readonly ok: false; readonly reason: SkipReason };

/**
 * Top-level names and zones that never reach a public resolver. IANA "Special-Use Domain Names"
 * registry (RFC 6761, 6762, 7686, 8375, 8880, 9462, 9476) and names that RFC 6762 appendix G and
 * ICANN's reservation of `internal` (2024) set aside for private use.
 */
const SPECIAL_USE = [
  "alt",
  "arpa",
  "example",
  "example.com",
  "example.net",
  "example.org",
  "internal",
  "intranet",
  "invalid",
  "corp",
  "home",
  "lan",
  "local",
  "localdomain",
  "localhost",
  "mail",
  "onion",
  "private",
  "test",
];

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** The one place where text becomes a `Host`. Expects A-labels (punycode), as `URL.hostname` gives them. */
export function parseHost(text: string): HostResult {
  const name = text.toLowerCase().replace(/\.$/, "");
  if (name.startsWith("[") || /^[0-9.]+$/.test(name) || name.includes(":"))
    return skip("ip-literal");
  const labels = name.split(".");
  if (name.length > 253 || !labels.every((label) => LABEL.test(label))) return skip("not-a-name");
  if (labels.length < 2) return skip(isSpecialUse(name) ? "special-use" : "single-label");
  if (isSpecialUse(name)) return skip("special-use");
  const parsed = parse(name, { allowPrivateDomains: true, extractHostname: false });
  if (parsed.isIp === true) return skip("ip-literal");
  if (parsed.isIcann !== true && parsed.isPrivate !== true) return skip("unknown-suffix");
  if (parsed.domain === null) return skip("public-suffix");
  return { ok: true, host: name as Host, registrableDomain: parsed.domain };
}

/** The registrable domain of a host (Public Suffix List with its private section). */
export const registrableDomain = createMemo(
  (host: string): string =>
    parse(host, { allowPrivateDomains: true, extractHostname: false }).domain ?? host,
);

function isSpecialUse(name: string): boolean {
  return SPECIAL_USE.some((zone) => name === zone || name.endsWith(`.${zone}`));
}

function skip(reason: SkipReason): HostResult {
  return { ok: false, reason };
}
