import type { Host } from "../detection/host.ts";
import { judge } from "../detection/judge.ts";
import { rank } from "../detection/levels.ts";
import type { Level, Sensitivity } from "../detection/verdict.ts";
import type { SensitivityCheck, SiteLevels } from "../messages/findings.ts";
import { seenThroughNat64 } from "./network.ts";
import type { Ports } from "./ports.ts";

/** Sites that are judged: those seen last. Each is judged three times, while a person waits. */
const MOST_SITES = 100;

/** What each sensitivity says of the odd sites that are kept. */
export async function checkSensitivities(ports: Ports): Promise<SensitivityCheck> {
  const hosts = (await ports.memory?.oddHosts()) ?? [];
  const sites: SiteLevels[] = [];
  for (const host of hosts.slice(-MOST_SITES).reverse()) {
    sites.push({ host, levels: await levelsOf(ports, host) });
  }
  const isOdd = ({ levels }: SiteLevels): boolean => rank(levels.careful) >= rank("watch");
  return { sites: sites.filter(isOdd), unread: Math.max(0, hosts.length - MOST_SITES) };
}

async function levelsOf(ports: Ports, host: Host): Promise<Record<Sensitivity, Level>> {
  const [knowledge, kept] = await Promise.all([ports.knowledge(), ports.histories.read(host)]);
  const history = await seenThroughNat64(ports, kept);
  const level = (sensitivity: Sensitivity): Level =>
    judge({ history, knowledge, sensitivity }).verdict.level;
  return { careful: level("careful"), balanced: level("balanced"), relaxed: level("relaxed") };
}
