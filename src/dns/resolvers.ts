import { sipHash } from "./siphash.ts";

/** A DNS-over-HTTPS resolver that Fluxward knows by name. */
export type Resolver = {
  readonly url: string;
  readonly operator: string;
  /** For people: what the operator says it does with the questions. */
  readonly privacyNote: string;
  /** The operator's own text on that. */
  readonly privacyUrl: string;
};

/**
 * The resolvers asked where nobody chose others: three operators with caches of their own, so that
 * none of them alone decides. All are the variants that do not filter: a filter's answer is no observation.
 */
export const DEFAULT_RESOLVERS: readonly [Resolver, Resolver, Resolver] = [
  {
    url: "https://cloudflare-dns.com/dns-query",
    operator: "Cloudflare",
    privacyNote: "Keeps no client address beyond 25 hours and does not sell what it sees.",
    privacyUrl: "https://developers.cloudflare.com/1.1.1.1/privacy/public-dns-resolver/",
  },
  {
    url: "https://dns.google/dns-query",
    operator: "Google",
    privacyNote: "Keeps full client addresses for 24 to 48 hours, then only samples without them.",
    privacyUrl: "https://developers.google.com/speed/public-dns/privacy",
  },
  {
    url: "https://dns10.quad9.net/dns-query",
    operator: "Quad9",
    privacyNote: "A Swiss foundation; keeps no client addresses at all.",
    privacyUrl: "https://www.quad9.net/service/privacy/",
  },
];

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
