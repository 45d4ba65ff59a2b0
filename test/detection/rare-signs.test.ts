import { describe, expect, test } from "vitest";
import { countMachines } from "../../src/detection/evidence/residential.ts";
import { extras } from "../../src/detection/evidence/extras.ts";
import { sharedHomes } from "../../src/detection/evidence/shared-homes.ts";
import { ttl } from "../../src/detection/evidence/ttl.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { Neighbours, Observation } from "../../src/detection/observation.ts";
import {
  answer,
  history,
  homes,
  KNOWLEDGE,
  look,
  ONE,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

const SERVER = "61.1.0.1";

function rare(
  seen: readonly Observation[],
  connected: readonly string[] = [],
  knowledge: NetworkKnowledge = KNOWLEDGE,
) {
  const { dossier, spread } = readHistory(history([look(START, seen)]));
  const machines = countMachines(spread, dossier.reverseNames, 1);
  const connections = connected.map((address) => ({ at: START, address }));
  return extras(dossier, spread, machines, connections, knowledge);
}

describe("how long answers may be kept", () => {
  test.each([
    [0, 1.5],
    [5, 1.5],
    [6, 1],
    [300, 1],
    [301, 0.5],
    [1800, 0.5],
  ])("%d s: %d", (seconds, points) => {
    const { dossier } = readHistory(history([look(START, [answer([SERVER], { ttl: seconds })])]));
    const expected = { group: "ttl", points, reason: "short-ttl", facts: { seconds } };
    expect(ttl(dossier)).toEqual(expected);
  });

  test("more than half an hour, or no answer, is no sign", () => {
    const { dossier } = readHistory(history([look(START, [answer([SERVER], { ttl: 1801 })])]));
    expect(ttl(dossier)).toBeUndefined();
    expect(ttl(readHistory(history([])).dossier)).toBeUndefined();
  });
});

describe("private addresses", () => {
  test("among public ones: how many, and the first", () => {
    const facts = { count: 2, example: "10.0.0.1" };
    const expected = { group: "extras", points: 2, reason: "private-among-public", facts };
    expect(rare([answer([SERVER, "192.168.0.1", "10.0.0.1"])])).toEqual([expected]);
  });

  test("alone, or beside a content network's, are none", () => {
    expect(rare([answer(["10.0.0.1"])])).toEqual([]);
    expect(rare([answer(["10.0.0.1", "101.1.0.1"])])).toEqual([]);
    expect(rare([answer([SERVER])])).toEqual([]);
  });
});

describe("a resolver that withholds the name", () => {
  const withheld = (resolver: string) => answer([], { resolver, status: 3, extendedErrors: [15] });
  test("while another answers; of two the first by name", () => {
    const facts = { resolver: THREE };
    const expected = { group: "extras", points: 2, reason: "resolver-blocks", facts };
    expect(rare([answer([SERVER]), withheld(TWO), withheld(THREE)])).toEqual([expected]);
  });

  test("is none where nobody answers, or where it answered too", () => {
    expect(rare([withheld(ONE), withheld(TWO)])).toEqual([]);
    expect(rare([answer([SERVER]), withheld(ONE)])).toEqual([]);
  });
});

describe("a home that the browser was connected to", () => {
  const [home = "", other = ""] = homes(2);
  test("while resolvers were shown servers", () => {
    const facts = { address: home, operator: "AS5121" };
    const expected = { group: "extras", points: 1, reason: "connected-home", facts };
    expect(rare([answer([SERVER])], [home])).toEqual([expected]);
    const passed = ["no address", "10.0.0.1", SERVER, "62.1.0.1", "150.1.0.1", home, other];
    expect(rare([answer([SERVER])], passed)).toEqual([expected]);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ["a server's address", [SERVER], ["62.1.0.1"]],
    ["no connection", [SERVER], []],
    ["a site that is at homes", [home, SERVER], [other]],
    ["a site without addresses", [], [home]],
  ])("not with %s", (_what, addresses, connected) => {
    expect(rare([answer(addresses)], connected)).toEqual([]);
  });

  test("not in no network that is known", () => {
    const hosters: NetworkKnowledge = {
      ...KNOWLEDGE,
      networkOf: (address) => (address === home ? undefined : KNOWLEDGE.networkOf(address)),
    };
    expect(rare([answer([SERVER])], [home], hosters)).toEqual([]);
  });

  test("not in a network that the site itself was seen in", () => {
    const racked = ["20.1.0.8", "20.1.0.9"];
    expect(rare([answer(racked)], ["20.1.9.9"])).toEqual([]);
    expect(rare([answer(racked)], [other])).toHaveLength(1);
  });
});

describe("a home that answers for other odd sites too", () => {
  const [home = "", other = ""] = homes(2);
  const shared = (addresses: readonly string[], neighbours: readonly Neighbours[]) => {
    const of = { ...history([look(START, [answer(addresses)])]), neighbours };
    const { dossier, spread } = readHistory(of);
    return sharedHomes(dossier, spread);
  };
  const said = (address: string, others: number) => [
    { group: "extras", points: 3, reason: "shared-home", facts: { address, others } },
  ];

  test("the one with most of them, of equals the first", () => {
    const few = { address: home, others: 1 };
    expect(shared([home, SERVER], [few])).toEqual(said(home, 1));
    expect(shared([home, other], [few, { address: other, others: 2 }])).toEqual(said(other, 2));
    const [first = "", last = ""] = [home, other].sort();
    for (const order of [
      [first, last],
      [last, first],
    ]) {
      const equal = order.map((address) => ({ address, others: 2 }));
      expect(shared([home, other], equal)).toEqual(said(first, 2));
    }
  });

  test.each<[string, readonly string[], Neighbours]>([
    ["a site in one network", [home], { address: home, others: 3 }],
    ["a server", [home, SERVER], { address: SERVER, others: 3 }],
    ["an address that is not the site's", [home, SERVER], { address: other, others: 3 }],
    ["a home of no other site", [home, SERVER], { address: home, others: 0 }],
  ])("not %s", (_what, addresses, neighbour) => {
    expect(shared(addresses, [neighbour])).toEqual([]);
  });
});
