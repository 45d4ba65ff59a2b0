import type { Host } from "../detection/host.ts";
import type { Level } from "../detection/verdict.ts";
import type { SettingsInForce } from "../storage/rules.ts";
import { mayProceed, warnsByPage } from "../storage/settings-in-force.ts";
import type { Settings } from "../storage/settings-model.ts";
import { listedAs } from "./listed.ts";
import { isOn, mayLook } from "./may-look.ts";
import { endPasses } from "./passes.ts";
import type { Ports, Where } from "./ports.ts";
import { findException, judgeHistory } from "./report.ts";

export type Stopping = {
  /** Where the browser stops a host by itself now. */
  readonly placesOf: (host: Host) => Promise<readonly Where[]>;
  /** What is known of a host has changed: it is stopped from now on, or no longer. */
  readonly follow: (host: Host, level: Level) => Promise<void>;
  /** Judges every host that is stopped or might have to be, and sets the rules accordingly. */
  readonly reconcile: () => Promise<void>;
  /** The settings may be others by now. */
  readonly heed: (settings: SettingsInForce) => Promise<void>;
  /** Exceptions whose time is over go, and their sites are stopped again. */
  readonly expire: () => Promise<void>;
  /** When the next exception ends, ms since the epoch; undefined: none does. */
  readonly nextEnd: () => Promise<number | undefined>;
  /** Nothing is stopped any more. */
  readonly clear: () => Promise<void>;
};

/**
 * Keeps the browser's own rules in step with the verdicts. A rule is a cache of a verdict and never
 * more: where it is missing, the tab is moved when the page arrives; where it is one too many, the
 * page that it leads to says so and takes it away.
 */
export function createStopping(ports: Ports): Stopping {
  const { stops, session, histories, memory } = ports;
  /** Only an ordinary tab's visit may leave a rule on disk. */
  const placeOf = async ({ markedHosts }: Settings, host: Host): Promise<Where> => {
    if (memory === undefined) return "private";
    const isKept = markedHosts.includes(host) || (await session.isOrdinary(host));
    return isKept ? "everywhere" : "private";
  };

  const shouldStop = (settings: SettingsInForce, host: Host, level: Level): boolean =>
    warnsByPage(settings.action) &&
    (level === "flux" || settings.markedHosts.includes(host)) &&
    mayLook(settings, host) &&
    findException(settings, host, ports.now()) === undefined;

  const reconcile = async (): Promise<void> => {
    const { settings } = await ports.settings.read();
    // What lets through was chosen before the organisation decided otherwise.
    await endPasses(
      ports,
      (host) => !mayProceed(settings) || listedAs(settings, host) === "blocked",
    );
    if (memory === undefined) return;
    const stopped = await stops.list("everywhere");
    const ordinary = await session.ordinary();
    const visited = (await histories.hosts()).filter((host) => ordinary.has(host));
    const candidates = new Set([...stopped, ...(await memory.oddHosts()), ...visited]);
    for (const host of settings.markedHosts) candidates.add(host as Host);
    const add: Host[] = [];
    const remove: Host[] = [];
    for (const host of isOn(settings) ? candidates : stopped) {
      const history = await histories.read(host);
      const { level } = (await judgeHistory(ports, settings, history)).verdict;
      const isStopped = mayNameOnDisk(settings, host) && shouldStop(settings, host, level);
      (isStopped ? add : remove).push(host);
    }
    await stops.change("everywhere", { add, remove });
    await stops.setStrict(isOn(settings) && settings.strict);
    await stops.setBlocked(settings.enabled ? settings : NOTHING_BLOCKED);
    if (!isOn(settings)) await stops.change("private", { remove: await stops.list("private") });
  };

  let heeded = "";
  return {
    placesOf: async (host) => {
      const { settings } = await ports.settings.read();
      if (settings.enabled && listedAs(settings, host) === "blocked") return ["everywhere"];
      const places: readonly Where[] = ["everywhere", "private"];
      const lists = await Promise.all(places.map((place) => stops.list(place)));
      return places.filter((_, index) => lists[index]?.includes(host));
    },
    follow: async (host, level) => {
      const { settings } = await ports.settings.read();
      const place = await placeOf(settings, host);
      const isPossible = place === "private" || mayNameOnDisk(settings, host);
      if (isPossible && shouldStop(settings, host, level)) {
        await stops.change(place, { add: [host] });
      } else {
        await stops.change("everywhere", { remove: [host] });
        await stops.change("private", { remove: [host] });
      }
    },
    reconcile,
    heed: async (settings) => {
      const { enabled, setUp, sensitivity, exceptions, markedHosts, excludedDomains, strict } =
        settings;
      const { action, allowProceed, allowDomains, blockDomains, keepDays } = settings;
      const rule = JSON.stringify([
        ...[enabled, setUp, sensitivity, exceptions, markedHosts, excludedDomains, strict],
        ...[action, allowProceed, allowDomains, blockDomains, keepDays > 0],
      ]);
      // Told of one change twice, where this worker made it.
      if (rule === heeded) return;
      await reconcile();
      heeded = rule;
    },
    expire: async () => {
      const now = ports.now();
      if (memory !== undefined) {
        const { exceptions } = (await ports.settings.read()).settings;
        const lasts = ({ until }: Settings["exceptions"][number]): boolean =>
          until === undefined || until > now;
        if (!exceptions.every(lasts)) {
          await ports.settings.update((old) => ({ exceptions: old.exceptions.filter(lasts) }));
          await reconcile();
        }
      }
      if (await ports.privatePasses.prune(now)) {
        await stops.setPrivatePasses([...(await ports.privatePasses.read(now)).keys()]);
      }
    },
    nextEnd: async () => {
      const now = ports.now();
      const { exceptions } = (await ports.settings.read()).settings;
      const ends = [
        ...exceptions.flatMap(({ until }) => until ?? []),
        ...(await ports.privatePasses.read(now)).values(),
      ].filter((until) => until > now);
      return ends.length === 0 ? undefined : Math.min(...ends);
    },
    clear: async () => {
      await stops.change("everywhere", { remove: await stops.list("everywhere") });
      await stops.change("private", { remove: await stops.list("private") });
    },
  };
}

const NOTHING_BLOCKED = { allowDomains: [], blockDomains: [] };

/** The browser keeps its rules on disk, and they name their hosts; the settings name marked ones all the same. */
function mayNameOnDisk({ keepDays, markedHosts }: Settings, host: Host): boolean {
  return keepDays > 0 || markedHosts.includes(host);
}
