import type { Ill } from "./fault-world.ts";

/**
 * `failed`: how a query ends, as the kind of its failure. `answered`: it is an answer in form; `nothing`
 * where it holds no address to judge by, `addresses` where it does.
 */
export type Outcome =
  | { readonly state: "failed"; readonly as: RegExp }
  | { readonly state: "answered"; readonly with: "nothing" | "addresses" };

export type FaultRow = {
  readonly what: string;
  readonly ill: Ill;
  readonly outcome: Outcome;
  /** Fails now and then, so that even where all resolvers have it something comes through. */
  readonly partial?: true;
};

/** Addresses all over the public space, most of them homes. */
const SCATTERED = Array.from({ length: 3000 }, (_, n) => {
  return `${String(20 + (n % 70))}.${String((n * 7) % 250)}.${String((n * 13) % 250)}.${String(1 + (n % 200))}`;
});

const failed = (as: RegExp): Outcome => ({ state: "failed", as });
const nothing: Outcome = { state: "answered", with: "nothing" };
const addresses: Outcome = { state: "answered", with: "addresses" };

/** Every fault with what must come of it. */
export const FAULTS: readonly FaultRow[] = [
  { what: "latency 150 ms", ill: { kind: "slow", ms: 150 }, outcome: addresses },
  {
    what: "jitter 0 to 150 ms",
    ill: { kind: "jitter", leastMs: 0, mostMs: 150 },
    outcome: addresses,
  },
  { what: "hang", ill: { kind: "hang" }, outcome: failed(/^timeout$/) },
  { what: "reset", ill: { kind: "reset" }, outcome: failed(/^unreachable$/) },
  { what: "garbage", ill: { kind: "garbage" }, outcome: failed(/^not-dns$/) },
  // Over HTTP/2 a body that ends early may arrive as a short one instead of a broken one.
  {
    what: "cut mid-body",
    ill: { kind: "cut", bytes: 30 },
    outcome: failed(/^(unreachable|not-dns)$/),
  },
  { what: "stall", ill: { kind: "stall", bytes: 30 }, outcome: failed(/^timeout$/) },
  {
    what: "slow bytes",
    ill: { kind: "drip", bytesPerSecond: 100 },
    outcome: failed(/^timeout$/),
  },
  {
    what: "certificate expired",
    ill: { kind: "certificate", what: "expired" },
    outcome: failed(/^unreachable$/),
  },
  {
    what: "certificate of another",
    ill: { kind: "certificate", what: "for another name" },
    // undici leaves some requests waiting after a certificate for another name; the time limit ends them.
    outcome: failed(/^(unreachable|timeout)$/),
  },
  {
    what: "unknown authority",
    ill: { kind: "certificate", what: "from an unknown authority" },
    outcome: failed(/^unreachable$/),
  },
  ...[400, 404, 429, 500, 503].map((status): FaultRow => {
    return {
      what: `HTTP ${String(status)}`,
      ill: { kind: "status", status },
      outcome: failed(/^http-status$/),
    };
  }),
  {
    what: "HTTP 429 with Retry-After",
    ill: { kind: "status", status: 429, retryAfter: "30" },
    outcome: failed(/^(http-status|over-budget)$/),
  },
  {
    what: "redirect",
    ill: { kind: "redirect", to: "http://127.0.0.1:9/" },
    outcome: failed(/^web-page$/),
  },
  { what: "HTML with 200", ill: { kind: "html" }, outcome: failed(/^web-page$/) },
  { what: "empty body", ill: { kind: "empty-body" }, outcome: failed(/^not-dns$/) },
  { what: "SERVFAIL", ill: { kind: "rcode", status: 2 }, outcome: nothing },
  { what: "REFUSED", ill: { kind: "rcode", status: 5 }, outcome: nothing },
  { what: "NXDOMAIN", ill: { kind: "rcode", status: 3 }, outcome: nothing },
  {
    what: "NXDOMAIN, said to be blocked",
    ill: { kind: "rcode", status: 3, extendedErrors: [15] },
    outcome: nothing,
  },
  { what: "no data", ill: { kind: "no-data" }, outcome: nothing },
  { what: "truncated", ill: { kind: "truncated" }, outcome: failed(/^wrong-answer$/) },
  { what: "wrong question", ill: { kind: "other-question" }, outcome: failed(/^wrong-answer$/) },
  { what: "circle of aliases", ill: { kind: "alias-loop" }, outcome: failed(/^wrong-answer$/) },
  {
    what: "chain of 20 aliases",
    ill: { kind: "alias-chain", length: 20 },
    outcome: failed(/^wrong-answer$/),
  },
  {
    what: "chain of 15 aliases",
    ill: { kind: "alias-chain", length: 15 },
    outcome: addresses,
  },
  {
    what: "3,000 records",
    ill: { kind: "many", addresses: SCATTERED },
    outcome: addresses,
  },
  {
    what: "poisoned extra records",
    ill: { kind: "poison", addresses: SCATTERED.slice(0, 50) },
    outcome: addresses,
  },
  { what: "TTL 0", ill: { kind: "ttl", ttl: 0 }, outcome: addresses },
  { what: "TTL 2^31", ill: { kind: "ttl", ttl: 2 ** 31 }, outcome: addresses },
  { what: "TTL -1", ill: { kind: "ttl", ttl: 2 ** 32 - 1 }, outcome: addresses },
  {
    what: "flapping, 1 well and 3 cut",
    ill: { kind: "flapping", well: 1, ill: 3, fault: { kind: "reset" } },
    outcome: failed(/^(unreachable|over-budget)$/),
    partial: true,
  },
];
