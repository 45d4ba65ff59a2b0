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
    case "many":
      return { ...truth, answer: [...truth.answer, ...own(fault.addresses, 60)] };
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

function alias(name: string, data: string): ResourceRecord {
  return { name, type: "CNAME", ttl: 60, data };
}

function honest(answer: readonly ResourceRecord[]): DnsAnswer {
  return { status: 0, answer, authority: [] };
}
