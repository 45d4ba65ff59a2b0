import type { ResolverUrlProblem } from "../dns/resolver-url.ts";
import type { MessageKey } from "./messages.ts";

/** A resolver whose operator is known: the operator's name and what it says about privacy. */
export type ResolverNote = { readonly operator: string; readonly note: KeyWithoutValues };

type KeyWithoutValues = Extract<MessageKey, `resolver_note_${string}` | "options_resolver_custom">;

/** By the host of the resolver's URL. What the notes say stands in the operators' own policies, which may change. */
const KNOWN: Readonly<Record<string, ResolverNote>> = {
  "cloudflare-dns.com": { operator: "Cloudflare", note: "resolver_note_cloudflare" },
  "dns.google": { operator: "Google", note: "resolver_note_google" },
  "dns.quad9.net": { operator: "Quad9", note: "resolver_note_quad9" },
  "dns10.quad9.net": { operator: "Quad9", note: "resolver_note_quad9_unfiltered" },
};

/** What is known of a resolver; undefined for one that the person brought. */
export function resolverNote(url: string): ResolverNote | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  return Object.hasOwn(KNOWN, host) ? KNOWN[host] : undefined;
}

/** Why a text is no resolver's address, for people. */
export const RESOLVER_PROBLEM = {
  empty: "resolver_error_empty",
  "too-long": "resolver_error_too_long",
  "not-a-url": "resolver_error_not_url",
  "not-https": "resolver_error_not_https",
  "has-credentials": "resolver_error_credentials",
  "has-fragment": "resolver_error_fragment",
  "bad-host": "resolver_error_host",
  "bad-port": "resolver_error_port",
  "has-dns-parameter": "resolver_error_dns_parameter",
} as const satisfies Record<ResolverUrlProblem, MessageKey>;
