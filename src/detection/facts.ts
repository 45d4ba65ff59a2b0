import type { Network } from "./network.ts";

/** What a single address most likely is. */
export type MachineKind = "home" | "server" | "cdn" | "unknown";

/** One address that answered for the host, over all looks. */
export type AddressFact = {
  readonly address: string;
  /** Undefined for private and reserved addresses and where nobody announces the prefix. */
  readonly network: Network | undefined;
  readonly machine: MachineKind;
  /** Its reverse name (PTR), where one was asked for and exists. */
  readonly reverseName: string | undefined;
  /** True for loopback, private, link-local and other addresses no public site can be at. */
  readonly reserved: boolean;
  /** ms since the epoch. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** Indices into `HostFacts.looks` of the looks whose answers held it. */
  readonly looks: readonly number[];
};

export type NameServerFact = {
  readonly name: string;
  readonly addresses: readonly AddressFact[];
};

/** An address that the browser itself connected to for a page of the host. */
export type ConnectionFact = {
  readonly address: string;
  /** When last, ms since the epoch. */
  readonly at: number;
  readonly network: Network | undefined;
  /** Whether any look's answers held it. */
  readonly answered: boolean;
};

/** One look as people see it: when, who was asked, what came back. */
export type LookFact = {
  readonly at: number;
  readonly epoch: number;
  /** Resolver URLs that gave an address answer, with how long the slowest of its answers took. */
  readonly resolvers: readonly {
    readonly url: string;
    readonly tookMs: number | undefined;
    readonly addresses: number;
  }[];
  /** Queries that failed. */
  readonly failed: number;
  /** Addresses in this look that no earlier look had. */
  readonly newAddresses: number;
};

/** Everything a person or a program may want to see behind a verdict. JSON throughout. */
export type HostFacts = {
  readonly host: string;
  readonly registrableDomain: string;
  readonly addresses: readonly AddressFact[];
  /** Distinct networks of the public addresses. */
  readonly networks: number;
  /** CNAME targets in the order they are followed. */
  readonly aliases: readonly string[];
  readonly nameServers: readonly NameServerFact[];
  /** Largest TTL of any address record seen, in seconds; undefined before any answer. */
  readonly maximumTtl: number | undefined;
  readonly looks: readonly LookFact[];
  /** Oldest first; empty where no page was opened. */
  readonly connections: readonly ConnectionFact[];
  /** Seconds from the first look to the last. */
  readonly spanSeconds: number;
};
