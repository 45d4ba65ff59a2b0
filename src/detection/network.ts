/**
 * What kind of machines a network connects, as far as its operator's name tells.
 * `access` sells connections to homes and phones, `hosting` rents servers, `cdn` serves other
 * people's content, `education` is universities and research; `other` is known to be none of these.
 */
export type NetworkKind = "access" | "hosting" | "cdn" | "education" | "other" | "unknown";

/** The network that announces an address (its autonomous system). */
export type Network = {
  /** Autonomous system number. */
  readonly asn: number;
  /** The operator's name, at most 28 characters; "AS64500" where the table holds no name. */
  readonly operator: string;
  readonly kind: NetworkKind;
};

/** What detection must be told about the world, since it may not look anything up itself. */
export type NetworkKnowledge = {
  /** The network of an IPv4 or IPv6 address in canonical text; undefined where nobody announces it. */
  readonly networkOf: (address: string) => Network | undefined;
  /**
   * The operator of the content network under whose suffix a CNAME's target lies (such as
   * `d111.cloudfront.net`): suffixes that only the operator can hand out, never a customer's name.
   */
  readonly cdnOf: (name: string) => string | undefined;
  /** When the table was built, ms since the epoch. */
  readonly builtAt: number;
};
