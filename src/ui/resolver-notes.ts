import { KNOWN_RESOLVERS } from "../dns/resolvers.ts";
import type { ResolverUrlProblem } from "../dns/resolver-url.ts";
import type { MessageKey } from "./messages.ts";

/** A resolver whose operator is known: its name, what can be said of it, and where it says what it keeps. */
export type ResolverNote = {
  readonly operator: string;
  readonly note: KeyWithoutValues;
  /** Address of the operator's own text on what it keeps. */
  readonly privacyUrl: string;
};

type KeyWithoutValues = Extract<MessageKey, `resolver_note_${string}` | "options_resolver_custom">;

/** By the host of the resolver's URL. The notes say nothing that an operator may change from one day to the next. */
const KNOWN: ReadonlyMap<string, ResolverNote> = new Map(
  KNOWN_RESOLVERS.map(({ url, operator, note, privacyUrl }) => [
    new URL(url).hostname,
    { operator, note, privacyUrl },
  ]),
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
