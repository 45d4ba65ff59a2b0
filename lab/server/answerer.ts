import type { RecordType, ResourceRecord } from "../../src/detection/observation.ts";

export type DnsQuestion = {
  /** Lower case, without the final dot. */
  readonly name: string;
  readonly type: RecordType;
  /** EDNS Client Subnet as sent, such as `203.0.112.0/24` (RFC 7871); absent: none, or prefix 0. */
  readonly subnet?: string | undefined;
};

export type DnsAnswer = {
  /** DNS response code: 0 NOERROR, 2 SERVFAIL, 3 NXDOMAIN, 5 REFUSED. */
  readonly status: number;
  readonly answer: readonly ResourceRecord[];
  /** The SOA of a negative answer. */
  readonly authority: readonly ResourceRecord[];
  /** ECS scope (RFC 7871) where the query carried a subnet that was passed on. */
  readonly scope?: number;
  /** Extended DNS error codes (RFC 8914). */
  readonly extendedErrors?: readonly number[];
};

/** Whatever answers DNS questions: an operator of the lab, or a rule of a test. */
export type Answerer = (question: DnsQuestion) => DnsAnswer;
