import type { NetworkKind } from "../../src/detection/network.ts";

export function kindOf(asn: number, name: string): NetworkKind {
  return asn === 13335
    ? "cdn"
    : /tele|broadband|cable|fib(er|ra)|internet|wireless/i.test(name)
      ? "access"
      : "unknown";
}
