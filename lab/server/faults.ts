/** What can be wrong with a resolver, for tests and for trying out by hand. */
export type Fault =
  /** Takes the query and never says anything. */
  | { readonly kind: "hang" }
  /** Cuts every connection at once. */
  | { readonly kind: "reset" }
  /** A login page with status 200, as a captive portal gives it. */
  | { readonly kind: "html" }
  /** The right content type with bytes that are no DNS message. */
  | { readonly kind: "garbage" }
  | { readonly kind: "empty-body" }
  /** `retryAfter` as the header has it: seconds or a date. */
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: "redirect"; readonly to: string }
  /** Answers every address question with these. */
  | { readonly kind: "lie"; readonly addresses: readonly string[]; readonly ttl: number }
  /** Truthful but late. */
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "jitter"; readonly leastMs: number; readonly mostMs: number }
  /** Sends so many bytes of the body, then cuts the connection, or says nothing more. */
  | { readonly kind: "cut"; readonly bytes: number }
  | { readonly kind: "stall"; readonly bytes: number }
  | { readonly kind: "drip"; readonly bytesPerSecond: number }
  /** One response code for everything: 2 SERVFAIL, 3 NXDOMAIN, 5 REFUSED. */
  | {
      readonly kind: "rcode";
      readonly status: 2 | 3 | 5;
      readonly extendedErrors?: readonly number[];
    }
  /** Marked as cut short (TC), without records. */
  | { readonly kind: "truncated" }
  /** Every name exists and has nothing. */
  | { readonly kind: "no-data" }
  /** The truth and these addresses besides. */
  | { readonly kind: "many"; readonly addresses: readonly string[] }
  /** The truth among records of another name that nobody asked for. */
  | { readonly kind: "poison"; readonly addresses: readonly string[] }
  | { readonly kind: "alias-loop" }
  | { readonly kind: "alias-chain"; readonly length: number }
  | { readonly kind: "other-question" }
  /** The truth with this TTL, an unsigned 32-bit number. */
  | { readonly kind: "ttl"; readonly ttl: number }
  /** So many queries well, then so many with the fault, and again. */
  | {
      readonly kind: "flapping";
      readonly well: number;
      readonly ill: number;
      readonly fault: Fault;
    };

/** The fault at the `count`th query (from 0). */
export function faultNow(fault: Fault | undefined, count: number): Fault | undefined {
  if (fault?.kind !== "flapping") return fault;
  return count % (fault.well + fault.ill) < fault.well ? undefined : fault.fault;
}
