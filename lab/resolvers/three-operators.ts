import type { World } from "../model/world.ts";
import type { ShortLife } from "./cache.ts";
import { createOperator, type Operator } from "./operator.ts";
import type { Tampering } from "./tampering.ts";

/** Names of the lab's three resolver operators, invented. */
export const OPERATOR_NAMES = ["north", "harbour", "meadow"] as const;
export type OperatorName = (typeof OPERATOR_NAMES)[number];

/** How each treats answers that live for no time at all: one of each real habit. */
export const SHORT_LIVES: Readonly<Record<OperatorName, ShortLife>> = {
  north: "rest-of-second",
  harbour: "in-flight",
  meadow: "five-seconds",
};

/**
 * Three operators as a person's device sees public ones: three, four and two caches behind one
 * address; the second passes client subnets on; all stand on the person's continent.
 */
export function createThreeOperators(
  world: World,
  tampering: Partial<Readonly<Record<OperatorName, readonly Tampering[]>>> = {},
): Readonly<Record<OperatorName, Operator>> {
  return {
    north: createOperator({
      name: "north",
      caches: 3,
      region: "eu",
      world,
      shortLife: SHORT_LIVES.north,
      tampering: tampering.north ?? [],
    }),
    harbour: createOperator({
      name: "harbour",
      caches: 4,
      region: "eu",
      world,
      clientSubnet: true,
      mostSeconds: 21_600,
      shortLife: SHORT_LIVES.harbour,
      tampering: tampering.harbour ?? [],
    }),
    meadow: createOperator({
      name: "meadow",
      caches: 2,
      region: "eu",
      world,
      mostSeconds: 43_200,
      shortLife: SHORT_LIVES.meadow,
      tampering: tampering.meadow ?? [],
    }),
  };
}
