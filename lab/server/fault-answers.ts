import type { ResourceRecord } from "../../src/detection/observation.ts";
import type { DnsAnswer } from "./answerer.ts";
import { writeAnswer, type DnsQuery } from "./dns-messages.ts";
import type { Fault } from "./faults.ts";

/** The answer to a query as a resolver with this fault words it; without one, the truth. */
export function wordAnswer(
  query: DnsQuery,
  truth: DnsAnswer,
  fault: Fault | undefined,
): Uint8Array {
  if (fault === undefined) return writeAnswer(query, truth);
  if (fault.kind === "truncated") return writeAnswer(query, truth, 0);
  if (fault.kind === "many") return appendAddresses(query, truth, fault.addresses);
  if (fault.kind !== "other-question") return writeAnswer(query, tell(query, truth, fault));
  const question = { ...query.question, name: `other-${query.question.name}` };
  return writeAnswer({ ...query, question }, truth);
}

function tell(query: DnsQuery, truth: DnsAnswer, fault: Fault): DnsAnswer {
  const { name, type } = query.question;
  const isAddress = type === "A" || type === "AAAA";
  const own = (addresses: readonly string[], ttl: number, owner = name): ResourceRecord[] =>
    addresses
      .filter((address) => isAddress && address.includes(":") === (type === "AAAA"))
      .map((data) => ({ name: owner, type: type as "A" | "AAAA", ttl, data }));
  switch (fault.kind) {
    case "lie":
      return isAddress ? honest(own(fault.addresses, fault.ttl)) : truth;
    case "rcode": {
      const { status, extendedErrors = [] } = fault;
      return { status, answer: [], authority: [], extendedErrors };
    }
    case "no-data":
      return honest([]);
    case "poison": {
      const strangers = own(fault.addresses, 60, "elsewhere.net");
      const alias = { name: "elsewhere.net", type: "CNAME", ttl: 60, data: name } as const;
      return { ...truth, answer: [...strangers, alias, ...truth.answer] };
    }
    case "alias-loop":
      return honest([alias(name, `a.${name}`), alias(`a.${name}`, name)]);
    case "alias-chain": {
      const step = (hop: number): string => (hop === 0 ? name : `hop${String(hop)}.${name}`);
      const hops = Array.from({ length: fault.length }, (_, hop) =>
        alias(step(hop), step(hop + 1)),
      );
      const end = truth.answer
        .filter((record) => record.type === type)
        .map((record) => ({ ...record, name: step(fault.length) }));
      return honest([...hops, ...end]);
    }
    case "ttl":
      return { ...truth, answer: truth.answer.map((record) => ({ ...record, ttl: fault.ttl })) };
    default:
      return truth;
  }
}

/**
 * The truth with IPv4 addresses added to it, their names compressed (RFC 1035 section 4.1.4), which the codec does not do:
 * so a message holds about 4,000 of them.
 */
function appendAddresses(
  query: DnsQuery,
  truth: DnsAnswer,
  addresses: readonly string[],
): Uint8Array {
  if (query.question.type !== "A") return writeAnswer(query, truth);
  // Without the additional section, so that records may follow the last answer.
  const whole = writeAnswer({ ...query, edns: undefined }, { ...truth, authority: [] });
  const more = addresses.flatMap((address) => [
    ...[0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4],
    ...address.split(".").map(Number),
  ]);
  const message = Buffer.from([...whole, ...more]);
  message.writeUInt16BE(message.readUInt16BE(6) + addresses.length, 6);
  return message;
}

function alias(name: string, data: string): ResourceRecord {
  return { name, type: "CNAME", ttl: 60, data };
}

function honest(answer: readonly ResourceRecord[]): DnsAnswer {
  return { status: 0, answer, authority: [] };
}
