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
  | { readonly kind: "status"; readonly status: number }
  /** Answers every address question with these. */
  | { readonly kind: "lie"; readonly addresses: readonly string[]; readonly ttl: number }
  /** Truthful but late. */
  | { readonly kind: "slow"; readonly ms: number };
