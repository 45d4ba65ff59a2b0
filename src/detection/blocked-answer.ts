import type { Observation } from "./observation.ts";

/** Extended errors by which a resolver says that it withheld the answer (RFC 8914: 15 Blocked, 16 Censored, 17 Filtered). */
const BLOCK_CODES: ReadonlySet<number> = new Set([15, 16, 17]);

/** Whether the resolver withheld the addresses: it says so, or gives only ones that lead nowhere. */
export function isBlocked({ extendedErrors, answer }: Observation): boolean {
  if (extendedErrors?.some((code) => BLOCK_CODES.has(code)) === true) return true;
  let isNowhere = false;
  for (const { type, data } of answer) {
    if (type !== "A" && type !== "AAAA") continue;
    if (data !== "0.0.0.0" && data !== "::") return false;
    isNowhere = true;
  }
  return isNowhere;
}
