import { sipHash } from "./siphash.ts";

/** A DNS-over-HTTPS resolver that Fluxward knows by name. */
export type Resolver = {
  readonly url: string;
  readonly operator: string;
  /** Key of the message on who the operator is and what it learns. */
  readonly note: `resolver_note_${string}`;
  /** Passes client subnets on to authorities, as its documentation says (RFC 7871). */
  readonly passesSubnets?: true;
  /** The operator's own text on that. */
  readonly privacyUrl: string;
};

const CLOUDFLARE = {
  url: "https://cloudflare-dns.com/dns-query",
  operator: "Cloudflare",
  note: "resolver_note_cloudflare",
  privacyUrl: "https://developers.cloudflare.com/1.1.1.1/privacy/public-dns-resolver/",
} as const satisfies Resolver;
const GOOGLE = {
  url: "https://dns.google/dns-query",
  operator: "Google",
  note: "resolver_note_google",
  passesSubnets: true,
  privacyUrl: "https://developers.google.com/speed/public-dns/privacy",
} as const satisfies Resolver;
const QUAD9_UNFILTERED = {
  url: "https://dns10.quad9.net/dns-query",
  operator: "Quad9",
  note: "resolver_note_quad9_unfiltered",
  privacyUrl: "https://www.quad9.net/service/privacy/",
} as const satisfies Resolver;
const QUAD9 = {
  ...QUAD9_UNFILTERED,
  url: "https://dns.quad9.net/dns-query",
  note: "resolver_note_quad9",
} as const satisfies Resolver;
const DNS4EU = {
  url: "https://unfiltered.joindns4.eu/dns-query",
  operator: "DNS4EU",
  note: "resolver_note_dns4eu",
  privacyUrl: "https://www.joindns4.eu/",
} as const satisfies Resolver;
const MULLVAD = {
  url: "https://dns.mullvad.net/dns-query",
  operator: "Mullvad",
  note: "resolver_note_mullvad",
  privacyUrl: "https://mullvad.net/en/help/dns-over-https-and-dns-over-tls",
} as const satisfies Resolver;
const APPLIED_PRIVACY = {
  url: "https://doh.applied-privacy.net/query",
  operator: "Foundation for Applied Privacy",
  note: "resolver_note_applied_privacy",
  privacyUrl: "https://applied-privacy.net/privacy-policy/",
} as const satisfies Resolver;

export const KNOWN_RESOLVERS = [
  CLOUDFLARE,
  GOOGLE,
  QUAD9_UNFILTERED,
  QUAD9,
  DNS4EU,
  MULLVAD,
  APPLIED_PRIVACY,
] as const;

/**
 * The resolvers asked where nobody chose others: three operators with caches of their own, so that
 * none of them alone decides. All are the variants that do not filter: a filter's answer is no observation.
 */
export const DEFAULT_RESOLVERS: readonly [Resolver, Resolver, Resolver] = [
  CLOUDFLARE,
  GOOGLE,
  QUAD9_UNFILTERED,
];

/**
 * Sets to choose from, by name. `eu`: operators in the European Union alone. `single`: one operator learns all names,
 * and its word alone decides. A company's own set is a list like any other that was entered.
 */
export const RESOLVER_SETS: Readonly<Record<"standard" | "eu" | "single", readonly Resolver[]>> = {
  standard: DEFAULT_RESOLVERS,
  eu: [DNS4EU, MULLVAD, APPLIED_PRIVACY],
  single: [QUAD9_UNFILTERED],
};

export type ResolverSetName = keyof typeof RESOLVER_SETS | "company";

/** The set that a list of URLs is, whatever its order; `company` for any other list. */
export function resolverSetOf(urls: readonly string[]): ResolverSetName {
  const wanted = [...new Set(urls)].sort().join("\n");
  for (const [name, resolvers] of Object.entries(RESOLVER_SETS)) {
    const own = resolvers.map(({ url }) => url).sort();
    if (own.join("\n") === wanted) return name as keyof typeof RESOLVER_SETS;
  }
  return "company";
}

/** The first resolver of a list that is known to pass client subnets on, if any. */
export function subnetResolver(urls: readonly string[]): string | undefined {
  const known: readonly Resolver[] = KNOWN_RESOLVERS;
  return urls.find((url) => known.some((one) => one.url === url && one.passesSubnets === true));
}

/**
 * The resolvers in the order in which they are asked about this host; the first hears of every host
 * whose turn it is, the others only where something is odd. The order is spread evenly, always the same for one host, and keeps as
 * resolvers come and go (rendezvous hashing, Thaler and Ravishankar 1998).
 *
 * @param key 16 random bytes kept on the device: without it nobody can tell which operator learns a name.
 */
export function orderForHost(
  resolvers: readonly string[],
  host: string,
  key: Uint8Array,
): string[] {
  return [...new Set(resolvers)]
    .map((url) => ({ url, rank: sipHash(key, `${host}\n${url}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ url }) => url);
}
