import type { Host } from "../detection/host.ts";
import type { Settings } from "../storage/settings-model.ts";
import type { History, Look } from "../detection/observation.ts";
import { isStale, MINUTE_MS } from "../detection/schedule.ts";
import { isWarned, type Level } from "../detection/verdict.ts";
import { createCancel, type Cancel } from "../dns/cancel.ts";
import type { CancelSignal } from "../dns/ports.ts";
import type { News } from "./acting.ts";
import { isExcluded, mayLook } from "./may-look.ts";
import { learnNat64, obstacleOf } from "./network.ts";
import type { OpenTabs } from "./open-tabs.ts";
import type { Ports } from "./ports.ts";
import type { Remembering } from "./remembering.ts";
import { judgeHistory } from "./report.ts";

/** A look that has not ended by then died with its worker (ms); no look may take longer than 20 s. */
const LOOK_DEADLINE_MS = 30_000;

export type Looking = {
  /** Whether a look at the host is under way in this worker. */
  readonly isUnderWay: (host: Host) => boolean;
  /** What the look under way has brought so far; undefined before its first address. */
  readonly soFar: (host: Host) => News | undefined;
  /** Looks now and stores the result; callers at the same time share one look. */
  readonly look: (host: Host, how?: How) => Promise<History>;
  /** Looks if the host was never seen, is due or stale; otherwise answers what is known. */
  readonly lookIfDue: (host: Host, how?: How) => Promise<History>;
  /** Ends looks that are under way: nothing more is asked about those hosts, and nothing of them is stored once this resolves. */
  readonly callOff: (which: (host: Host) => boolean) => Promise<void>;
};

export type How = {
  /** Both stages whatever the first says. */
  readonly thorough: boolean;
  /** A person waits for it, whether or not a tab shows the site. */
  readonly asked?: boolean;
};

/**
 * Looks at hosts: one at a time each, kept whatever happens to the worker. `onNews` is called with
 * what is known whenever answers have come in, and once more when the look is stored.
 */
export function createLooking(
  ports: Ports,
  tabs: OpenTabs,
  remembering: Remembering,
  onNews: (news: News) => Promise<void>,
): Looking {
  // May be empty after a restart: the stored `pending` is what counts then.
  const underWay = new Map<Host, UnderWay>();

  const run = async (
    host: Host,
    { thorough, asked = false }: How,
    signal: CancelSignal,
    note: (news: News) => void,
  ): Promise<History> => {
    const at = ports.now();
    const { session } = ports;
    const [{ settings }, history, knowledge, network] = await Promise.all([
      ports.settings.read(),
      ports.histories.read(host),
      ports.knowledge(),
      session.network(),
      // Stored before the first query, so that a worker killed mid-look takes it up again.
      session.setPending(host, at),
      ports.wakeAt(at + LOOK_DEADLINE_MS),
    ]);
    // The one place that all looks pass: those that were due before the person paused or excluded too.
    if (!mayLook(settings, host) || obstacleOf(ports, settings, network) !== undefined) {
      await session.setPending(host, undefined);
      // What is excluded is due no more, or the alarm would ring for it for ever.
      if (isExcluded(settings, host)) await session.setDue(host, undefined);
      return history;
    }
    const odd = (await judgeHistory(ports, settings, history)).verdict.level;
    const onProgress = createProgress(history, settings.resolvers.length, (news) => {
      note(news);
      onNews(news).catch((error: unknown) => {
        ports.complain(`could not act on the first answers for ${host}`, error);
      });
    });
    const look = await ports.takeLook({
      host,
      history,
      settings,
      knowledge,
      at,
      epoch: network.epoch,
      priority: () => (asked ? "visible" : tabs.priorityOf(host)),
      thorough: thorough || odd === "watch" || isWarned(odd),
      signal,
      onProgress,
    });
    const seen = await keep(settings, odd, await ports.histories.addLook(host, look), look.at);
    await learnNat64(ports, seen);
    const first = await judgeHistory(ports, settings, seen);
    const updated = await remembering.withNeighbours(seen, first);
    const judgement = updated === seen ? first : await judgeHistory(ports, settings, updated);
    const last: News = { history: updated, checking: false, agreed: true };
    note(last);
    await onNews(last);
    await session.setDue(host, judgement.verdict.nextLookAt);
    await remembering.keep(updated, judgement, knowledge);
    await session.setPending(host, undefined);
    return updated;
  };

  /**
   * Looks that nothing could be told from are let go once one can be judged: the days of a sign-in
   * page are no evidence, and the times of the next looks count from the first real one.
   */
  const keep = async (
    settings: Settings,
    before: Level,
    updated: History,
    newest: number,
  ): Promise<History> => {
    if (before !== "unknown" || updated.looks.length < 2) return updated;
    const { level } = (await judgeHistory(ports, settings, updated)).verdict;
    return level === "unknown" ? updated : ports.histories.keepFrom(updated.host, newest);
  };

  const look = (host: Host, how: How = { thorough: false }): Promise<History> => {
    const running = underWay.get(host);
    if (running?.stop.signal.aborted === false) return running.ended;
    const stop = createCancel();
    let news: News | undefined;
    const begin = (): Promise<History> => run(host, how, stop.signal, (latest) => (news = latest));
    // One that was called off brings nothing, to whoever comes now either; two at once would write over each other.
    const begun = running === undefined ? begin() : running.ended.then(begin, begin);
    const ended = begun.finally(() => {
      if (underWay.get(host)?.stop === stop) underWay.delete(host);
    });
    underWay.set(host, { ended, stop, soFar: () => news });
    return ended;
  };

  return {
    isUnderWay: (host) => underWay.has(host),
    soFar: (host) => underWay.get(host)?.soFar(),
    callOff: async (which) => {
      const stopped = [...underWay].filter(([host]) => which(host));
      for (const [, { stop }] of stopped) stop.cancel();
      await Promise.allSettled(stopped.map(([, { ended }]) => ended));
    },
    look,
    lookIfDue: async (host, how) => {
      const [history, due, { epoch }] = await Promise.all([
        ports.histories.read(host),
        ports.session.due(),
        ports.session.network(),
      ]);
      const last = history.looks.at(-1);
      const now = ports.now();
      const needed =
        last === undefined ||
        isStale(last.at, now) ||
        last.epoch !== epoch ||
        (due.get(host) ?? Infinity) <= now ||
        (isSilent(last) && now - last.at >= MINUTE_MS);
      return needed ? look(host, how) : history;
    },
  };
}

type UnderWay = {
  readonly ended: Promise<History>;
  readonly stop: Cancel;
  readonly soFar: () => News | undefined;
};

/** Whether nothing came back at all. */
export function isSilent({ observations }: Look): boolean {
  return observations.length === 0;
}

/** Passes on each look so far that has an address in it, with whether two resolvers were heard, where there are two. */
function createProgress(
  history: History,
  resolvers: number,
  onNews: (news: News) => void,
): (look: Look) => void {
  return (look) => {
    const heard = new Set(
      look.observations
        .filter(({ question, answer }) => question.name === history.host && answer.length > 0)
        .map(({ resolver }) => resolver),
    );
    if (heard.size === 0) return;
    const partial = { ...history, looks: [...history.looks, look] };
    onNews({ history: partial, checking: true, agreed: heard.size >= Math.min(2, resolvers) });
  };
}
