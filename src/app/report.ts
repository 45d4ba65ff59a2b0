import { parseHost, type Host } from "../detection/host.ts";
import { judge, type Judgement } from "../detection/judge.ts";
import type { History } from "../detection/observation.ts";
import type { Allowed, JudgedReport, Report } from "../messages/protocol.ts";
import type { SettingsInForce } from "../storage/rules.ts";
import { mayProceed } from "../storage/settings-in-force.ts";
import type { TabState } from "../storage/tab-states.ts";
import { listedAs } from "./listed.ts";
import { isExcluded } from "./may-look.ts";
import { obstacleOf, seenThroughNat64 } from "./network.ts";
import type { Ports } from "./ports.ts";

/** Reads a web address; undefined where it is none. */
export type ParseUrl = (
  text: string,
) => { readonly protocol: string; readonly hostname: string } | undefined;

/** The host of a web address, or why it is not checked; `isPrivate`: for a tab of a private window. */
export function hostOfAddress(
  address: string,
  settings: SettingsInForce,
  parseUrl: ParseUrl,
  isPrivate = false,
): { host: Host } | { reason: Extract<Report, { state: "not-checkable" }>["reason"] } {
  // What a page makes up itself belongs to the page's own host.
  const url = parseUrl(address.replace(/^blob:/, ""));
  if (url === undefined || (url.protocol !== "http:" && url.protocol !== "https:")) {
    return { reason: "not-web" };
  }
  const parsed = parseHost(url.hostname);
  if (!parsed.ok) return { reason: parsed.reason };
  if (isPrivate && !settings.privateWindows) return { reason: "private-window" };
  // What the organisation blocks is blocked, though nobody is asked about it.
  const isLeftOut =
    isExcluded(settings, parsed.host) && listedAs(settings, parsed.host) !== "blocked";
  return isLeftOut ? { reason: "excluded" } : { host: parsed.host };
}

/** Whether the person or the organisation lets a host through now, and until when. */
export function findException(
  settings: SettingsInForce,
  host: Host,
  now: number,
): Allowed | undefined {
  const listed = listedAs(settings, host);
  if (listed === "blocked") return undefined;
  if (listed === "allowed") return { scope: "always", until: undefined, source: "organisation" };
  const found = settings.exceptions.find(
    (exception) => exception.host === host && (exception.until ?? Number.POSITIVE_INFINITY) > now,
  );
  if (found === undefined) return undefined;
  const { until, source } = found;
  return { scope: until === undefined ? "always" : "hour", until, source };
}

/** The same, where it is for this tab or for private windows alone too; `tab` undefined: no tab in particular. */
export async function findAllowance(
  ports: Ports,
  settings: SettingsInForce,
  host: Host,
  tab: TabState | undefined,
): Promise<Allowed | undefined> {
  const exception = findException(settings, host, ports.now());
  if (exception !== undefined || tab === undefined) return exception;
  // What was chosen before the organisation decided otherwise counts no more.
  if (!mayProceed(settings) || listedAs(settings, host) === "blocked") return undefined;
  return findPass(ports, host, tab);
}

async function findPass(
  ports: Ports,
  host: Host,
  { passed, isPrivate }: TabState,
): Promise<Allowed | undefined> {
  if (passed === host) return { scope: "once", until: undefined, source: undefined };
  if (!isPrivate) return undefined;
  const until = (await ports.privatePasses.read(ports.now())).get(host);
  return until === undefined ? undefined : { scope: "hour", until, source: undefined };
}

export async function judgeHistory(
  ports: Ports,
  settings: Pick<SettingsInForce, "sensitivity">,
  history: History,
): Promise<Judgement> {
  const [knowledge, seen] = await Promise.all([
    ports.knowledge(),
    seenThroughNat64(ports, history),
  ]);
  return judge({ history: seen, knowledge, sensitivity: settings.sensitivity });
}

/** What every surface shows of a host. */
export async function reportHost(
  ports: Ports,
  settings: SettingsInForce,
  history: History,
  checking: boolean,
  tab: TabState | undefined,
): Promise<Report> {
  const { host } = history;
  if (!settings.setUp) return { state: "not-set-up", host, ...lostIn(settings) };
  if (!settings.enabled) return { state: "paused", host };
  const network = await ports.session.network();
  const proxied = tab?.proxied ?? network.proxied;
  const obstacle = obstacleOf(ports, settings, { ...network, proxied });
  if (history.looks.length === 0 && obstacle === undefined) {
    const since = (await ports.session.pending()).get(host);
    return { state: "checking", host, since: since ?? ports.now() };
  }
  // Behind a proxy the page may come from elsewhere than the looks of before saw, so they say nothing of it.
  const known = obstacle === "proxy" ? { host, looks: [], connections: [] } : history;
  const report = await reportKept(ports, settings, known);
  const { verdict } = report;
  return {
    ...report,
    verdict:
      verdict.level === "unknown" && obstacle !== undefined
        ? { ...verdict, unknownCause: obstacle }
        : verdict,
    obstacle,
    allowed: await findAllowance(ports, settings, host, tab),
    checking,
  };
}

/** Whether the person had answered the first page, and what they chose then is lost. */
export function lostIn({ trouble }: SettingsInForce): { readonly lost?: true } {
  const isLost = trouble !== undefined && trouble.lost.length > 0;
  return isLost && !trouble.lost.includes("setUp") ? { lost: true } : {};
}

/** What is known of a host by itself, whether or not anything is open or could be asked now. */
export async function reportKept(
  ports: Ports,
  settings: SettingsInForce,
  history: History,
): Promise<JudgedReport> {
  const { host } = history;
  const { verdict, facts } = await judgeHistory(ports, settings, history);
  return {
    state: "judged",
    ...{ host, verdict, facts },
    obstacle: undefined,
    allowed: findException(settings, host, ports.now()),
    marked: settings.markedHosts.includes(host),
    blocked: listedAs(settings, host) === "blocked",
    checking: false,
    tableDate: (await ports.knowledge()).builtAt,
  };
}
