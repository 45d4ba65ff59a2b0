import { describe, expect, test } from "vitest";
import type { Look } from "../../src/detection/observation.ts";
import { machineOf } from "../../src/detection/seen-machines.ts";
import { answer, history, look, poolName, reverse, START } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

function kinds(looks: readonly Look[]): string[] {
  const { dossier } = readHistory(history(looks));
  return [...dossier.sightings.values()].map((one) => machineOf(dossier, one).kind);
}

const HERE = "20.1.1.7";
const BESIDE = "20.1.1.200";
const NEXT = "20.1.2.7";

describe("machines in access networks", () => {
  test("are homes each in its own block, though of one provider", () => {
    expect(kinds([look(START, [answer([HERE, NEXT])])])).toEqual(["home", "home"]);
  });

  test("are a rack where two of one block answer, whatever their names say", () => {
    const names = [HERE, BESIDE].map((one) => reverse(one, poolName(one)));
    const found = kinds([look(START, [answer([HERE, BESIDE, NEXT]), ...names])]);
    expect(found).toEqual(["server", "server", "home"]);
  });

  test("are a rack too where each answer holds one of the block", () => {
    const later = look(START + 600_000, [answer([BESIDE])]);
    expect(kinds([look(START, [answer([HERE])]), later])).toEqual(["server", "server"]);
  });

  test("one that answers again and again stands alone", () => {
    const again = look(START + 600_000, [answer([HERE])]);
    expect(kinds([look(START, [answer([HERE])]), again])).toEqual(["home"]);
  });

  test("IPv6 stands side by side within a /48", () => {
    const six = (...addresses: string[]): Look =>
      look(START, [
        answer(addresses, { type: "AAAA" }),
        ...addresses.map((one) => reverse(one, "line1.dyn.provider-lab.net")),
      ]);
    expect(kinds([six("2a02:1:1:1::7", "2a02:1:1:8000::7")])).toEqual(["server", "server"]);
    expect(kinds([six("2a02:1:1:1::7", "2a02:1:2:1::7")])).toEqual(["home", "home"]);
  });
});
