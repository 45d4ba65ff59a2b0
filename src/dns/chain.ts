import type { RecordType, ResourceRecord } from "../detection/observation.ts";

/** Aliases followed before an answer is taken for a trap. Resolvers stop between 8 and 17. */
export const MAXIMUM_ALIASES = 16;

/**
 * Address records kept of one answer. The largest honest answers (lists of peers) hold some dozens;
 * a message of 64 kB has room for 4,000. The same records are kept whatever their order.
 */
export const MAXIMUM_RECORDS = 512;

export type Chain =
  | { readonly ok: true; readonly records: readonly ResourceRecord[] }
  | { readonly ok: false; readonly problem: string };

/**
 * Of an answer section only what the question leads to: the aliases from its name on, in order, then the records of its
 * type at the last name, in canonical order and without doubles. Everything else is dropped:
 * records nobody asked for are how caches are poisoned.
 */
export function followChain(
  records: readonly ResourceRecord[],
  question: { readonly name: string; readonly type: RecordType },
): Chain {
  const aliases = new Map<string, ResourceRecord>();
  if (question.type !== "CNAME") {
    for (const record of records) {
      if (record.type === "CNAME" && !aliases.has(record.name)) aliases.set(record.name, record);
    }
  }
  const chain: ResourceRecord[] = [];
  const passed = new Set<string>();
  let owner = question.name;
  for (let alias = aliases.get(owner); alias !== undefined; alias = aliases.get(owner)) {
    owner = alias.data;
    if (passed.has(owner)) return { ok: false, problem: "its aliases go round in a circle" };
    if (chain.length === MAXIMUM_ALIASES) {
      return { ok: false, problem: `it has more than ${String(MAXIMUM_ALIASES)} aliases in a row` };
    }
    passed.add(owner);
    chain.push(alias);
  }
  const found = new Map<string, ResourceRecord>();
  for (const record of records) {
    if (record.name !== owner || record.type !== question.type) continue;
    const known = found.get(record.data);
    if (known === undefined || record.ttl < known.ttl) found.set(record.data, record);
  }
  const sorted = [...found.values()].sort((a, b) => (a.data < b.data ? -1 : 1));
  return { ok: true, records: [...chain, ...thinOut(sorted)] };
}

/** The first of each 512th part of them, which is every one where there are no more: evenly, so that nobody can choose addresses of which the telling ones are left out. */
function thinOut(records: readonly ResourceRecord[]): readonly ResourceRecord[] {
  const share = (index: number) => Math.floor((index * MAXIMUM_RECORDS) / records.length);
  return records.filter((_, index) => share(index) !== share(index - 1));
}
