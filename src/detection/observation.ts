import type { Host } from "./host.ts";
import type { Recollection } from "./recollection.ts";

/** The record types that a look asks for or reads. */
export type RecordType = "A" | "AAAA" | "CNAME" | "NS" | "PTR" | "SOA" | "HTTPS";

/** One record of an answer section. */
export type ResourceRecord = {
  /** Owner: lower case, without the final dot. */
  readonly name: string;
  readonly type: RecordType;
  /** Remaining time to live in seconds, 0 to 2^31 - 1 (RFC 2181 section 8). */
  readonly ttl: number;
  /** Canonical address for A and AAAA; lower-case name without the final dot for CNAME, NS, PTR. */
  readonly data: string;
};

export type Question = { readonly name: string; readonly type: RecordType };

/** A client subnet that was sent along (RFC 7871). */
export type AskedSubnet = {
  /** One of the example subnets. */
  readonly asked: string;
  /** For how many bits of it the answer holds, 0 to 32; 0: for everybody, or not said. */
  readonly scope: number;
};

/** One DNS answer, from one resolver at one time. */
export type Observation = {
  /** When the answer arrived, ms since the epoch. */
  readonly at: number;
  /** URL of the resolver that gave it. */
  readonly resolver: string;
  readonly question: Question;
  /** DNS response code (RFC 1035 section 4.1.1): 0 NOERROR, 2 SERVFAIL, 3 NXDOMAIN, 5 REFUSED. */
  readonly status: number;
  readonly answer: readonly ResourceRecord[];
  /** Extended DNS error codes (RFC 8914), where the resolver sent any. */
  readonly extendedErrors?: readonly number[];
  /** How long the resolver took, ms. */
  readonly tookMs?: number;
  /** Set where it was asked as if from elsewhere: never counted as what the user is told. */
  readonly subnet?: AskedSubnet;
};

/** Why a resolver's answer could not be used. Failures are never evidence for flux. */
export type FailureKind =
  | "unreachable" // no connection, reset, bad certificate, offline
  | "timeout"
  | "http-status" // an HTTP status other than 200
  | "web-page" // a web page, or the way to one: perhaps a network's sign-in page
  | "not-dns" // the body is empty or cannot be decoded
  | "wrong-answer" // decodes, but answers another question or breaks the protocol
  | "too-large"
  | "over-budget"; // we held the query back ourselves

export type Failure = {
  readonly at: number;
  readonly resolver: string;
  readonly question: Question;
  readonly kind: FailureKind;
  /** For people: what exactly was wrong, at most 200 characters. */
  readonly detail: string;
};

/** One round of queries about one host. */
export type Look = {
  /** When the first query left, ms since the epoch. */
  readonly at: number;
  /** Counts the networks this device was on; answers are never compared across a change. */
  readonly epoch: number;
  readonly observations: readonly Observation[];
  readonly failures: readonly Failure[];
};

/** An address that the browser itself connected to for this host. */
export type Connection = { readonly at: number; readonly address: string };

/** An address of the host, and how many unrelated odd sites were seen at it before. */
export type Neighbours = { readonly address: string; readonly others: number };

/** All that is known of one host, oldest first. */
export type History = {
  readonly host: Host;
  readonly looks: readonly Look[];
  readonly connections: readonly Connection[];
  /** What was kept of days before the first look. */
  readonly earlier?: Recollection;
  /** Homes among its addresses that other sites were seen at. */
  readonly neighbours?: readonly Neighbours[];
};
