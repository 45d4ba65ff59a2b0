import { describe, expect, test } from "vitest";
import type { RecordType, ResourceRecord } from "../../src/detection/observation.ts";
import { followChain, MAXIMUM_RECORDS } from "../../src/dns/chain.ts";

function record(name: string, type: RecordType, data: string, ttl = 60): ResourceRecord {
  return { name, type, ttl, data };
}
function kept(records: readonly ResourceRecord[], type: RecordType = "A") {
  const chain = followChain(records, { name: "a.net", type });
  if (!chain.ok) throw new Error(chain.problem);
  return chain.records;
}

describe("the records a question leads to", () => {
  const first = record("a.net", "CNAME", "b.net");
  const second = record("b.net", "CNAME", "c.net");
  const address = record("c.net", "A", "192.0.2.1");

  test("the aliases in order, then what was asked for at their end", () => {
    expect(kept([address, second, first])).toEqual([first, second, address]);
  });

  test("who asks for an alias gets it, and it is not followed", () => {
    expect(kept([first, second, address], "CNAME")).toEqual([first]);
  });

  test("of two aliases of one name the first", () => {
    expect(kept([first, record("a.net", "CNAME", "z.net"), second])).toEqual([first, second]);
  });

  test("no other type at the same name", () => {
    const six = record("a.net", "AAAA", "2001:db8::1");
    const four = record("a.net", "A", "192.0.2.1");
    expect(kept([six, four])).toEqual([four]);
    expect(kept([six, four], "AAAA")).toEqual([six]);
  });

  test.each([
    ["falling", [30, 20, 10]],
    ["rising", [10, 20, 30]],
    ["in between", [20, 10, 30]],
  ])("of a record that is repeated the lowest TTL, the TTLs %s", (_order, ttls) => {
    const twins = ttls.map((ttl) => record("a.net", "A", "192.0.2.1", ttl));
    expect(kept(twins)).toEqual([record("a.net", "A", "192.0.2.1", 10)]);
  });
});

describe("a trap of aliases", () => {
  const links = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      record(n === 0 ? "a.net" : `l${String(n)}.net`, "CNAME", `l${String(n + 1)}.net`),
    );

  test("16 in a row are followed, 17 are told", () => {
    expect(kept(links(16))).toHaveLength(16);
    expect(followChain(links(17), { name: "a.net", type: "A" })).toEqual({
      ok: false,
      problem: expect.stringContaining("16 aliases") as string,
    });
  });

  test("a circle is told", () => {
    const circle = [record("a.net", "CNAME", "b.net"), record("b.net", "CNAME", "a.net")];
    expect(followChain(circle, { name: "a.net", type: "A" })).toEqual({
      ok: false,
      problem: expect.stringContaining("circle") as string,
    });
  });
});

describe("a flood of addresses", () => {
  const flood = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      record("a.net", "A", `10.0.0.${String(n).padStart(4, "0")}`),
    );

  test("as many as are kept are all kept", () => {
    expect(kept(flood(MAXIMUM_RECORDS))).toEqual(flood(MAXIMUM_RECORDS));
  });

  test.each([513, 700, 1024, 4000])("of %d there stay 512, without a wide gap", (count) => {
    const places = kept(flood(count)).map(({ data }) => Number(data.slice(7)));
    expect(places).toHaveLength(MAXIMUM_RECORDS);
    expect(places[0]).toBe(0);
    const gaps = [...places.slice(1), count].map((place, n) => place - (places[n] ?? 0));
    expect(Math.max(...gaps)).toBe(Math.ceil(count / MAXIMUM_RECORDS));
  });
});
