import type { RecordType, ResourceRecord } from "../../src/detection/observation.ts";
import { regionOfSubnet } from "./subnet-region.ts";
import type { Ask, Node, Vantage, Zone } from "./zone.ts";

export type AuthorityQuestion = {
  /** Lower case, without the final dot. */
  readonly name: string;
  readonly type: RecordType;
  /** ms since the epoch; before the world began counts as its beginning. */
  readonly at: number;
  readonly vantage: Vantage;
  /**
   * Which query for this name and type this is, from 0. Default: counted here. Given, the answer is
   * a pure function of the question.
   */
  readonly sequence?: number;
};

export type AuthorityAnswer = {
  /** 0 NOERROR or 3 NXDOMAIN. */
  readonly status: 0 | 3;
  /** The whole CNAME chain within the world, then the records asked for. */
  readonly answer: readonly ResourceRecord[];
  /** For NXDOMAIN and NODATA the SOA, its TTL already the smaller of TTL and minimum (RFC 2308). */
  readonly authority: readonly ResourceRecord[];
  /** ECS scope prefix length (RFC 7871): 0 holds for everybody. */
  readonly scope: 0 | 24;
};

/** All records of one name, for servers that follow aliases themselves (a recursor, PowerDNS). */
export type NodeAnswer = {
  readonly zone: string;
  readonly soa: ResourceRecord;
  /** Undefined: no such name. */
  readonly records: readonly ResourceRecord[] | undefined;
  readonly scope: 0 | 24;
};

export type Authority = {
  readonly answer: (question: AuthorityQuestion) => AuthorityAnswer;
  /** As `answer` for one name, aliases not followed; the type only selects the query counter. */
  readonly lookUp: (question: AuthorityQuestion) => NodeAnswer;
  /** Queries so far by `name type`; an alias' target counts as a query of its own. */
  readonly counts: ReadonlyMap<string, number>;
};

const MOST_ALIASES = 12;

export function createAuthority(zones: readonly Zone[], startedAt: number): Authority {
  const byApex = new Map(zones.map((zone) => [zone.apex, zone]));
  const counts = new Map<string, number>();

  function lookUp(question: AuthorityQuestion): NodeAnswer {
    const { name, type, at, vantage } = question;
    const key = `${name} ${type}`;
    const sequence = question.sequence ?? counts.get(key) ?? 0;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const zone = zoneOf(name);
    if (zone === undefined) return outsideAnswer(name);
    const ask: Ask = {
      elapsed: Math.max(0, at - startedAt),
      region: regionOfSubnet(vantage.subnet) ?? vantage.region,
      sequence,
    };
    const soa = soaOf(zone);
    const node = zone.nodeAt(name, ask);
    const records = node === undefined ? undefined : recordsOf(name, node);
    if (name !== zone.apex) return { zone: zone.apex, soa, records, scope: zone.scope };
    const own: Node = { NS: zone.nameServers(ask) };
    const apex = [soa, ...recordsOf(name, own), ...(records ?? [])];
    return { zone: zone.apex, soa, records: apex, scope: zone.scope };
  }

  function zoneOf(name: string): Zone | undefined {
    for (let rest = name; rest !== ""; rest = rest.slice(rest.indexOf(".") + 1)) {
      const zone = byApex.get(rest);
      if (zone !== undefined || !rest.includes(".")) return zone;
    }
    return undefined;
  }

  function answer(question: AuthorityQuestion): AuthorityAnswer {
    const chain: ResourceRecord[] = [];
    let name = question.name;
    let scope: 0 | 24 = 0;
    for (let hops = 0; ; hops += 1) {
      const found = lookUp({ ...question, name });
      if (found.scope > scope) scope = found.scope;
      const records = found.records ?? [];
      const wanted = records.filter(({ type }) => type === question.type);
      const alias = records.find(({ type }) => type === "CNAME");
      if (wanted.length > 0)
        return { status: 0, answer: [...chain, ...wanted], authority: [], scope };
      if (alias === undefined || hops >= MOST_ALIASES) {
        const status = found.records === undefined ? 3 : 0;
        return { status, answer: chain, authority: [found.soa], scope };
      }
      chain.push(alias);
      name = alias.data;
    }
  }

  return { answer, lookUp, counts };
}

function recordsOf(name: string, node: Node): readonly ResourceRecord[] {
  return (Object.keys(node) as RecordType[]).flatMap((type) => {
    const set = node[type];
    return (set?.data ?? []).map((data) => ({ name, type, ttl: set?.ttl ?? 0, data }));
  });
}

function soaOf(zone: Zone): ResourceRecord {
  const { primary, minimum, retry } = zone.authority;
  const data = `${primary} hostmaster.${zone.apex} 1 7200 ${String(retry)} 1209600 ${String(minimum)}`;
  return { name: zone.apex, type: "SOA", ttl: minimum, data };
}

/** Names outside the world do not exist; the answer comes from their top-level zone. */
function outsideAnswer(name: string): NodeAnswer {
  const top = name.slice(name.lastIndexOf(".") + 1);
  const data = `a.nic.${top} hostmaster.nic.${top} 1 1800 900 604800 900`;
  const soa: ResourceRecord = { name: top, type: "SOA", ttl: 900, data };
  return { zone: top, soa, records: name === top ? [] : undefined, scope: 0 };
}
