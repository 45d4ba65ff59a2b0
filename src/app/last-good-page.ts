import type { Host } from "../detection/host.ts";
import type { History } from "../detection/observation.ts";
import { isWarned } from "../detection/verdict.ts";
import type { TabState } from "../storage/tab-states.ts";
import type { Ports } from "./ports.ts";
import { judgeHistory } from "./report.ts";

/** Where "leave" goes back to: the page before, if its site was not warned of. */
export async function lastGoodPage(
  ports: Ports,
  before: TabState | undefined,
  host: Host | undefined,
): Promise<string | undefined> {
  if (before?.host === undefined || before.host === host || !before.arrived)
    return before?.previous;
  const history: History = await ports.histories.read(before.host);
  const { settings } = await ports.settings.read();
  const { verdict } = await judgeHistory(ports, settings, history);
  return isWarned(verdict.level) ? before.previous : before.address;
}
