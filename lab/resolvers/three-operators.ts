import type { World } from "../model/world.ts";
import { createOperator, type Operator } from "./operator.ts";
import type { Tampering } from "./tampering.ts";

/** Names of the lab's three resolver operators, invented. */
export const OPERATOR_NAMES = ["north", "harbour", "meadow"] as const;
export type OperatorName = (typeof OPERATOR_NAMES)[number];

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
      tampering: tampering.north ?? [],
    }),
    harbour: createOperator({
      name: "harbour",
      caches: 4,
      region: "eu",
      world,
      clientSubnet: true,
      mostSeconds: 21_600,
      tampering: tampering.harbour ?? [],
    }),
    meadow: createOperator({
      name: "meadow",
      caches: 2,
      region: "eu",
      world,
      mostSeconds: 43_200,
      tampering: tampering.meadow ?? [],
    }),
  };
}
