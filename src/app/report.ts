import { parseHost, type Host } from "../detection/host.ts";
import { judge, type Judgement } from "../detection/judge.ts";
import type { History } from "../detection/observation.ts";
import type { Report } from "../messages/protocol.ts";
import type { Settings } from "../storage/settings.ts";
import type { TabState } from "../storage/session.ts";
import { isExcluded } from "./may-look.ts";
import type { Ports } from "./ports.ts";

/** The host of a web address, or why it is not checked. */
export function hostOfAddress(
  address: string,
  settings: Settings,
  parseUrl: (text: string) => { protocol: string; hostname: string } | undefined,
): { host: Host } | { reason: Extract<Report, { state: "not-checkable" }>["reason"] } {
  const url = parseUrl(address);
  if (url === undefined || (url.protocol !== "http:" && url.protocol !== "https:")) {
    return { reason: "not-web" };
  }
  const parsed = parseHost(url.hostname);
  if (!parsed.ok) return { reason: parsed.reason };
  return isExcluded(settings, parsed.host) ? { reason: "excluded" } : { host: parsed.host };
}

/** Whether the person lets a host through now, and until when. */
export function findException(
  settings: Settings,
  host: Host,
  now: number,
): { readonly until: number | undefined } | undefined {
  const found = settings.exceptions.find(
    (exception) => exception.host === host && (exception.until ?? Number.POSITIVE_INFINITY) > now,
  );
  return found === undefined ? undefined : { until: found.until };
}

export async function judgeHistory(
  ports: Ports,
  settings: Settings,
  history: History,
): Promise<Judgement> {
  const knowledge = await ports.knowledge();
  return judge({ history, knowledge, sensitivity: settings.sensitivity });
}

/** What every surface shows of a host. */
export async function reportHost(
  ports: Ports,
  settings: Settings,
  history: History,
  checking: boolean,
  tab: TabState | undefined,
): Promise<Report> {
  const { host } = history;
  if (!settings.enabled) return { state: "paused", host };
  if (history.looks.length === 0) {
    return { state: "checking", host, since: ports.now() };
  }
  const { verdict, facts } = await judgeHistory(ports, settings, history);
  const passed = tab?.passed === host ? { until: undefined } : undefined;
  return {
    state: "judged",
    host,
    verdict,
    facts,
    allowed: findException(settings, host, ports.now()) ?? passed,
    checking,
    tableDate: (await ports.knowledge()).builtAt,
  };
}
