import type { Builder } from "../model/builder.ts";
import type { ReverseHabit } from "../model/reverse-names.ts";
import { isVaried } from "./hoster-names.ts";

/**
 * Machines in an access provider's own building: side by side in one block, as racks are numbered.
 * Without a habit they are named as the provider names what stands with it. In a world of its own a
 * scenario has no such blocks and takes any lines of the provider.
 */
export function rackIn(
  builder: Builder,
  asn: number,
  count: number,
  habit?: ReverseHabit,
): readonly string[] {
  if (isVaried(builder)) return builder.neighbours(asn, count, habit);
  return habit === undefined
    ? builder.lines(asn, count, { naming: { poolWord: 0.1, staticWord: 0.25 } })
    : builder.machines(asn, count, habit);
}
