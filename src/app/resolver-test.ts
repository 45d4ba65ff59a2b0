import { isFailure } from "../dns/doh-client.ts";
import type { ResolverTest } from "../messages/findings.ts";
import type { Ports } from "./ports.ts";

/**
 * A name whose addresses are the same for ever and everywhere (RFC 7050 section 2.2, RFC 8880): so a wrong answer is known to be
 * one, and the question tells nothing about the person.
 */
const KNOWN_NAME = "ipv4only.arpa";
const KNOWN_ADDRESSES = ["192.0.0.170", "192.0.0.171"];

/** Asks a resolver one question with a known answer. */
export async function testResolver(ports: Ports, url: string): Promise<ResolverTest> {
  const question = { name: KNOWN_NAME, type: "A", draw: 0 } as const;
  const result = await ports.tryResolver({ ...question, resolver: url });
  if (isFailure(result)) return { outcome: "failed", kind: result.kind };
  const addresses = result.answer.filter(({ type }) => type === "A").map(({ data }) => data);
  const right = addresses.length > 0 && addresses.every((one) => KNOWN_ADDRESSES.includes(one));
  return { outcome: right ? "works" : "wrong", tookMs: Math.round(result.tookMs ?? 0) };
}
