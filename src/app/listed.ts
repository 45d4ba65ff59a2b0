import type { Host } from "../detection/host.ts";
import type { Rules } from "../storage/rules.ts";

type Lists = Pick<Rules, "allowDomains" | "blockDomains">;

/**
 * Whether an organisation's lists let a site through or block it: each domain with everything below it, the longer name counts, and
 * of equal ones the block does.
 */
export function listedAs(
  { allowDomains, blockDomains }: Lists,
  host: Host,
): "allowed" | "blocked" | undefined {
  const [allowed, blocked] = [nearest(allowDomains, host), nearest(blockDomains, host)];
  if (allowed === 0 && blocked === 0) return undefined;
  return allowed > blocked ? "allowed" : "blocked";
}

/** Length of the longest of the domains that a host is, or is below; 0: none. */
function nearest(domains: readonly string[], host: Host): number {
  return Math.max(
    0,
    ...domains.filter((domain) => isWithin(host, domain)).map((one) => one.length),
  );
}

/** Whether a host is a domain or below it. */
export function isWithin(host: Host, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
