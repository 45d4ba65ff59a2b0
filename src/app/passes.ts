import type { Host } from "../detection/host.ts";
import type { Ports } from "./ports.ts";

/** Ends what lets hosts through in single tabs until they leave them, or in private windows. */
export async function endPasses(ports: Ports, isOver: (host: Host) => boolean): Promise<void> {
  const { session, privatePasses, stops } = ports;
  for (const [tabId, tab] of await session.tabs()) {
    if (tab.passed === undefined || !isOver(tab.passed)) continue;
    await session.setTab(tabId, { ...tab, passed: undefined });
    await stops.letThrough(tabId, undefined);
  }
  const now = ports.now();
  const known = [...(await privatePasses.read(now)).keys()];
  const over = known.filter(isOver);
  if (over.length === 0) return;
  for (const host of over) await privatePasses.remove(host);
  await stops.setPrivatePasses(known.filter((host) => !isOver(host)));
}
