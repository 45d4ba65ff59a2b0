import { KNOWN_RESOLVERS } from "../dns/resolvers.ts";
import type { ResolverUrlProblem } from "../dns/resolver-url.ts";
import type { MessageKey } from "./messages.ts";

/** A resolver whose operator is known: the operator's name and what it says about privacy. */
export type ResolverNote = { readonly operator: string; readonly note: KeyWithoutValues };

type KeyWithoutValues = Extract<MessageKey, `resolver_note_${string}` | "options_resolver_custom">;

/** By the host of the resolver's URL. What the notes say stands in the operators' own policies, which may change. */
const KNOWN: ReadonlyMap<string, ResolverNote> = new Map(
  KNOWN_RESOLVERS.map(({ url, operator, note }) => [new URL(url).hostname, { operator, note }]),
);

/** What is known of a resolver; undefined for one that the person brought. */
export function resolverNote(url: string): ResolverNote | undefined {
  return URL.canParse(url) ? KNOWN.get(new URL(url).hostname) : undefined;
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
