import type { RecordType } from "../../src/detection/observation.ts";

/** Where a cache stands, roughly. Content networks answer by it. */
export type Region = "eu" | "us" | "as";

/** What an authority knows of who asks. */
export type Vantage = {
  readonly region: Region;
  /** EDNS Client Subnet as sent, such as `203.0.112.0/24` (RFC 7871); absent: none, or prefix 0. */
  readonly subnet?: string | undefined;
};

/** The circumstances of one query, all that a zone may depend on. */
export type Ask = {
  /** ms since the world began; never negative. */
  readonly elapsed: number;
  /** Already that of the client subnet, where one was sent. */
  readonly region: Region;
  /** Counts the queries that reached the authority for this name and type, from 0. */
  readonly sequence: number;
};

/** Records of one name and type. Data as in `ResourceRecord`; HTTPS in presentation form (RFC 9460). */
export type RrSet = { readonly ttl: number; readonly data: readonly string[] };

/** All records of one name. A name with a CNAME has nothing else. An empty node exists without data. */
export type Node = Readonly<Partial<Record<RecordType, RrSet>>>;

export type StartOfAuthority = {
  readonly primary: string;
  /** Seconds for which a negative answer holds: SOA minimum (RFC 2308 section 5). */
  readonly minimum: number;
  /** Seconds until a failed zone transfer is tried again. */
  readonly retry: number;
};

/** One zone of the lab's DNS. */
export type Zone = {
  readonly apex: string;
  readonly authority: StartOfAuthority;
  /** NS records of the apex. */
  readonly nameServers: (ask: Ask) => RrSet;
  /** The node at a name in this zone (lower case, the apex included); undefined: no such name. */
  readonly nodeAt: (name: string, ask: Ask) => Node | undefined;
  /** Prefix length for which answers hold (RFC 7871 scope); 0: for everybody. */
  readonly scope: 0 | 24;
};
