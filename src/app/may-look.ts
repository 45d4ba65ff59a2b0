import type { Host } from "../detection/host.ts";
import type { Settings } from "../storage/settings-model.ts";
import { isWithin } from "./listed.ts";

type Limits = Pick<Settings, "enabled" | "setUp" | "excludedDomains">;

/** Whether questions about a host may leave the device at all. */
export function mayLook(settings: Limits, host: Host): boolean {
  return isOn(settings) && !isExcluded(settings, host);
}

/** Whether anybody is asked about anything: not while paused, nor before the first-run page was answered. */
export function isOn({ enabled, setUp }: Pick<Limits, "enabled" | "setUp">): boolean {
  return enabled && setUp;
}

/** Whether a host is one of the domains that are never asked about, or below one. */
export function isExcluded(
  { excludedDomains }: Pick<Limits, "excludedDomains">,
  host: Host,
): boolean {
  return excludedDomains.some((domain) => isWithin(host, domain));
}
