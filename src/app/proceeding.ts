import type { Host } from "../detection/host.ts";
import { SCOPES, type Scope, type WayOn } from "../messages/protocol.ts";
import { Refused } from "../messages/refusal.ts";
import type { SettingsInForce } from "../storage/rules.ts";
import { mayProceed } from "../storage/settings-in-force.ts";
import type { Exception, Settings, Source } from "../storage/settings-model.ts";
import { listedAs } from "./listed.ts";
import type { Note } from "./noting.ts";
import type { Ports } from "./ports.ts";
import { judgeHistory } from "./report.ts";

export const HOUR_MS = 3_600_000;

/**
 * The ways past a warning that may be offered in a window: what lasts is none in a private one, nor where the organisation keeps
 * the list; where it lets nobody past, there is none.
 */
export function scopesFor(
  settings: SettingsInForce,
  host: Host,
  isPrivate: boolean,
): readonly Scope[] {
  if (!mayProceed(settings) || listedAs(settings, host) === "blocked") return [];
  if (settings.locked.includes("exceptions")) return ["once"];
  return SCOPES.filter((scope) => !(isPrivate && scope === "always"));
}

/** Refused where a way past is none that may be offered. */
export function refuseOthers(scopes: readonly Scope[], scope: Scope): void {
  if (scopes.length === 0) throw new Refused({ kind: "no-way-on" });
  if (scopes.includes(scope)) return;
  const isPrivate = scope === "always" && scopes.includes("hour");
  throw new Refused({ kind: isPrivate ? "private-always" : "list-kept" });
}

/**
 * The person goes on to the site of a block. What lets it through is stored when this resolves, or the
 * site would be stopped once more; `onAllowed` hears of a host that other tabs may show as well from then
 * on. Refused where the block is over.
 */
export async function proceed(
  ports: Ports,
  blockId: string,
  scope: Scope,
  note: Note,
  onAllowed: (host: Host) => void,
): Promise<WayOn> {
  const block = await ports.session.block(blockId);
  if (block === undefined) throw new Refused({ kind: "warning-over" });
  const { tabId, host, target, previous, back } = block;
  const [isPrivate, { settings }] = await Promise.all([
    ports.isPrivate(tabId),
    ports.settings.read(),
  ]);
  const scopes = scopesFor(settings, host, isPrivate);
  // What is not red any more needs nothing that lets it through.
  const needsPass = scopes.length > 0 || (await isStopped(ports, settings, host));
  if (needsPass) refuseOthers(scopes, scope);
  const until = scope === "hour" ? ports.now() + HOUR_MS : undefined;
  await note({ tabId, host, what: scope });
  if (!needsPass) await ports.unguardLeft(host);
  else if (scope === "once") await ports.stops.letThrough(tabId, host);
  else await letThrough(ports, host, { until, isPrivate, source: "warning" });
  await ports.session.setTab(tabId, {
    address: target,
    host,
    arrived: false,
    arrivedAt: undefined,
    previous,
    passed: needsPass ? host : undefined,
    blockId: undefined,
    proxied: false,
    isPrivate,
  });
  if (needsPass && scope !== "once") onAllowed(host);
  if (back === 0 || ports.returnToKept === undefined) return { target, back, underWay: false };
  // Not waited for: our page, which waits for the answer, is gone then.
  ports.returnToKept(tabId, target).catch((error: unknown) => {
    ports.complain("a tab could not be brought back to its page", error);
  });
  return { target, back, underWay: true };
}

async function isStopped(ports: Ports, settings: SettingsInForce, host: Host): Promise<boolean> {
  if (listedAs(settings, host) === "blocked" || settings.markedHosts.includes(host)) return true;
  const history = await ports.histories.read(host);
  return (await judgeHistory(ports, settings, history)).verdict.level === "flux";
}

type Choice = {
  /** ms since the epoch; undefined: for good. */
  readonly until: number | undefined;
  readonly isPrivate: boolean;
  readonly source: Source;
};

/** Lets a host through in all tabs, or in private ones. What is for good takes back the wish to be warned of it. */
export async function letThrough(
  ports: Ports,
  host: Host,
  { until, isPrivate, source }: Choice,
): Promise<void> {
  const now = ports.now();
  await ports.unguardLeft(host);
  if (isPrivate && until !== undefined) {
    await ports.privatePasses.add(host, until, now);
    await ports.stops.setPrivatePasses([...(await ports.privatePasses.read(now)).keys()]);
    return;
  }
  await ports.settings.update(({ exceptions, markedHosts }) => ({
    exceptions: [...exceptions.filter(isOther(host, now)), { host, until, source }],
    markedHosts: until === undefined ? markedHosts.filter((one) => one !== host) : markedHosts,
  }));
  await ports.stops.change("everywhere", { remove: [host] });
  await ports.stops.change("private", { remove: [host] });
}

/** Exceptions that stay beside a new one for a host: those of others that have not ended. */
function isOther(host: Host, now: number): (exception: Settings["exceptions"][number]) => boolean {
  return (exception: Exception) =>
    exception.host !== host && (exception.until === undefined || exception.until > now);
}
