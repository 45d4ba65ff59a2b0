import type { Host } from "../detection/host.ts";
import { isSilent, type Looking } from "./looking.ts";
import { isOn } from "./may-look.ts";
import { noteNetwork, noteOtherNetwork, obstacleOf } from "./network.ts";
import type { OpenTabs } from "./open-tabs.ts";
import type { Ports } from "./ports.ts";
import type { SiteInTab } from "./site-in-tab.ts";
import type { Stopping } from "./stopping.ts";

/** Longer than this behind its time (ms), an alarm slept through a suspended device: the network may be another. */
const LATE_ALARM_MS = 300_000;
/** A look that has not ended by then (ms) died with its worker. */
const UNFINISHED_MS = 30_000;
/** How often it is seen at least whether the device slept, ms: only an alarm that is late tells. */
const HEARTBEAT_MS = 900_000;
/** How often it is seen whether the device is online again, ms: Chromium tells no background script. */
const OFFLINE_MS = 60_000;

/** Looks that no visit asks for. */
export type Rounds = {
  /** The alarm rang: looks that are due, and those that died with a worker. */
  readonly tick: (scheduledFor: number) => Promise<void>;
  /** A worker has just started. */
  readonly resume: () => Promise<void>;
  /** The device is on another network; what could not be told on the one before is looked at again. */
  readonly networkChanged: () => Promise<void>;
  /** Something about the connection is other than before: whether it is online must be seen. */
  readonly connectionChanged: () => Promise<void>;
  /** Open tabs' sites that nobody answered about are looked at again. */
  readonly catchUp: () => Promise<void>;
  /** Sets the alarm for what comes next. */
  readonly wake: () => Promise<void>;
};

export function createRounds(
  ports: Ports,
  tabs: OpenTabs,
  looking: Looking,
  stopping: Stopping,
  siteIn: SiteInTab,
): Rounds {
  const { session, histories } = ports;

  const lookAtAll = async (hosts: Iterable<Host>): Promise<void> => {
    // A worker that has just started has heard of no tab yet.
    for (const [tabId, tab] of await session.tabs()) tabs.note(tabId, await siteIn(tab));
    const looks = [...new Set(hosts)].map((host) => looking.look(host));
    for (const result of await Promise.allSettled(looks)) {
      if (result.status === "rejected") ports.complain("a look failed", result.reason);
    }
  };

  const wake = async (): Promise<void> => {
    const [{ settings, policy }, network, due, pending] = await Promise.all([
      ports.settings.read(),
      session.network(),
      session.due(),
      session.pending(),
    ]);
    if (!isOn(settings)) {
      // A worker that dies while it waits for a policy must come back.
      await ports.wakeAt(policy.decidedAt);
      return;
    }
    const obstacle = obstacleOf(ports, settings, network);
    const unfinished = [...pending.values()].map((since) => since + UNFINISHED_MS);
    // What cannot be looked at now must not ring the alarm over and over.
    const looks = obstacle === undefined ? [...due.values(), ...unfinished] : [];
    const times = [...looks, (await stopping.nextEnd()) ?? Infinity, policy.decidedAt ?? Infinity];
    const patience = obstacle === "offline" ? OFFLINE_MS : HEARTBEAT_MS;
    await ports.wakeAt(Math.min(...times, ports.now() + patience));
  };

  const catchUp = async (): Promise<void> => {
    if (!isOn((await ports.settings.read()).settings)) return;
    const open = [...(await session.tabs()).values()];
    const hosts = new Set(open.flatMap(({ host }) => (host === undefined ? [] : [host])));
    const known = await Promise.all([...hosts].map((host) => histories.read(host)));
    const silent = known.filter(({ looks }) => {
      const last = looks.at(-1);
      return last === undefined || isSilent(last);
    });
    await lookAtAll(silent.map(({ host }) => host));
    await wake();
  };

  const networkChanged = async (): Promise<void> => {
    await noteOtherNetwork(ports);
    await catchUp();
  };

  const connectionChanged = async (): Promise<void> => {
    if ((await noteNetwork(ports)).changed) await catchUp();
    else await wake();
  };

  return {
    tick: async (scheduledFor) => {
      const now = ports.now();
      await stopping.expire();
      if (now - scheduledFor > LATE_ALARM_MS) await networkChanged();
      else await connectionChanged();
      if (!isOn((await ports.settings.read()).settings)) return;
      const [due, pending] = await Promise.all([session.due(), session.pending()]);
      await lookAtAll([
        ...[...due].filter(([, at]) => at <= now).map(([host]) => host),
        ...[...pending].filter(([, since]) => since <= now - UNFINISHED_MS).map(([host]) => host),
      ]);
      await wake();
    },
    resume: async () => {
      const pending = await session.pending();
      await lookAtAll([...pending.keys()].filter((host) => !looking.isUnderWay(host)));
      await connectionChanged();
    },
    networkChanged,
    connectionChanged,
    catchUp,
    wake,
  };
}
