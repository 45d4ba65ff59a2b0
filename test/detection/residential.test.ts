import { describe, expect, test } from "vitest";
import {
  countMachines,
  residential,
  type Machines,
} from "../../src/detection/evidence/residential.ts";
import { measureMovement, type Movement } from "../../src/detection/movement.ts";
import { answer, history, homes, look, poolName, reverse, START } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

const NAME = "dsl-7.pool.provider-lab.net";
const EMPTY = readHistory(history([]));
const STILL: Movement = {
  ...measureMovement(EMPTY.dossier, EMPTY.spread),
  overTime: 0,
  acrossResolvers: 0,
  newNetworks: 0,
  soonNewHomes: 0,
  widestLook: 1,
};
const HOMES: Machines = {
  homes: 6,
  servers: 0,
  namedHomeNetworks: 2,
  homeNetworks: 6,
  homeRegistries: 1,
  homeShare: 1,
  serverShare: 0,
  example: NAME,
  wereAsked: true,
};
const UNNAMED: Machines = { ...HOMES, namedHomeNetworks: 0, example: undefined };
const SERVERS: Machines = {
  ...UNNAMED,
  homes: 0,
  servers: 4,
  homeNetworks: 0,
  homeShare: 0,
  serverShare: 1,
};

function told(
  machines: Machines,
  movement: Partial<Movement> = {},
  { trust = 1, isRestless = false, hasOwners = false } = {},
) {
  return residential(machines, { ...STILL, ...movement }, trust, isRestless, hasOwners);
}

describe("machines are counted", () => {
  const count = (addresses: readonly string[], named: readonly string[] = [], trust = 1) => {
    const names = named.map((address) => reverse(address, poolName(address)));
    const { dossier, spread } = readHistory(history([look(START, [answer(addresses), ...names])]));
    return countMachines(spread, dossier.reverseNames, trust);
  };
  const [first = "", second = "", third = ""] = homes(3);

  test("by kind and by network; what only the network tells counts half", () => {
    expect(count([first, second, third, "61.1.0.1", "150.1.0.1"], [first, second])).toMatchObject({
      homes: 3,
      servers: 1,
      namedHomeNetworks: 2,
      homeNetworks: 3,
      homeShare: 2.5 / 3,
      serverShare: 0.5 / 3,
      example: [poolName(first), poolName(second)].sort()[0],
      wereAsked: true,
    });
    const inOrder = [first, second].sort();
    for (const seen of [inOrder, inOrder.toReversed()]) {
      expect(count(seen, seen).example).toBe([poolName(first), poolName(second)].sort()[0]);
    }
    expect(count([first, "61.1.0.1"], [first], 0.5)).toMatchObject({ homeShare: 0.8 });
  });

  test("none of which anything is known", () => {
    const nothing = { homes: 0, servers: 0, homeShare: 0, serverShare: 0, wereAsked: false };
    expect(count(["150.1.0.1"])).toMatchObject({ ...nothing, example: undefined });
  });
});

describe("homes with a provider's names for lines", () => {
  test("what is told of them", () => {
    const facts = { homes: 6, judged: 8, example: NAME };
    const expected = { group: "residential", points: 4, reason: "home-connections", facts };
    expect(told({ ...HOMES, servers: 2 })).toEqual(expected);
  });

  test.each([
    [0.3, undefined],
    [0.45, 1.5],
    [0.6, 3],
    [0.9, 4],
  ])("a share of %d: %d", (homeShare, points) => {
    expect(told({ ...HOMES, homeShare })?.points).toBe(points);
  });

  test.each([
    [1, undefined],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 4],
  ])("in %d networks: %d", (homeNetworks, points) => {
    expect(told({ ...HOMES, homeNetworks })?.points).toBe(points);
  });

  test("one machine is somebody's own; names in one network alone count less", () => {
    expect(told({ ...HOMES, homes: 1 })).toBeUndefined();
    expect(told({ ...HOMES, homes: 1, servers: 1 })).toBeDefined();
    expect(told({ ...HOMES, namedHomeNetworks: 1 })?.points).toBeCloseTo(2.4, 9);
  });
});

describe("homes by their network alone", () => {
  const facts = { homes: 6, judged: 6 };
  test("count only where they move, and less where names were asked for in vain", () => {
    const expected = { group: "residential", points: 2, reason: "home-networks", facts };
    expect(told(UNNAMED)).toBeUndefined();
    expect(told(UNNAMED, { overTime: 0.5, acrossResolvers: 0.4 })).toBeUndefined();
    expect(told(UNNAMED, { overTime: 0.5, acrossResolvers: 0.5 })).toEqual(expected);
    expect(told(UNNAMED, { soonNewHomes: 7 })).toBeUndefined();
    expect(told(UNNAMED, { soonNewHomes: 8 })).toEqual(expected);
    expect(told({ ...UNNAMED, wereAsked: false }, { overTime: 1 })?.points).toBe(3);
    expect(told(UNNAMED, { overTime: 1 }, { trust: 0.5 })?.points).toBe(1);
  });

  test.each<[string, Partial<Machines>, number, number]>([
    ["many networks, many of them new, no server", {}, 3, 3],
    ["too few networks", { homeNetworks: 7 }, 3, 2],
    ["too few new ones", {}, 2.9, 2],
    ["nearly too many servers", { serverShare: 0.19 }, 3, 3],
    ["too many servers", { serverShare: 0.2 }, 3, 2],
    ["a small share", { homeShare: 0.45 }, 3, 1.5],
  ])("%s", (_what, machines, overTime, points) => {
    expect(told({ ...UNNAMED, homeNetworks: 8, ...machines }, { overTime })?.points).toBe(points);
  });

  test("many of them count for more than one network's names", () => {
    const some = { ...HOMES, namedHomeNetworks: 1, homeNetworks: 8 };
    expect(told(some, { overTime: 3 })?.points).toBe(3);
    expect(told(some, { overTime: 2 })?.points).toBeCloseTo(2.4, 9);
  });
});

describe("servers", () => {
  test("what is told of them", () => {
    const facts = { servers: 4, judged: 5 };
    const expected = { group: "residential", points: -2, reason: "servers-only", facts };
    expect(told({ ...SERVERS, homes: 1 })).toEqual(expected);
  });

  test.each([
    [0.64, undefined],
    [0.65, -1],
    [0.75, -1.5],
    [0.85, -2],
  ])("a share of %d: %d", (serverShare, points) => {
    const found = told({ ...SERVERS, serverShare })?.points;
    if (points === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(points, 9);
  });

  test("say nothing where they themselves are restless", () => {
    expect(told(SERVERS, {}, { isRestless: true })).toBeUndefined();
  });

  test.each([
    ["one new network", { newNetworks: 1 }, false, -2],
    ["two new networks", { newNetworks: 2 }, false, -1],
    ["two, of many at once that owners named", { newNetworks: 2, widestLook: 5 }, true, -2],
    ["two, of not so many", { newNetworks: 2, widestLook: 4 }, true, -1],
    ["two, of many at once without an owner", { newNetworks: 2, widestLook: 5 }, false, -1],
  ])("that move: %s", (_what, movement, hasOwners, points) => {
    expect(told(SERVERS, movement, { hasOwners })?.points).toBe(points);
  });
});
