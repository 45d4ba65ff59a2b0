import { parseHost, type Host } from "../detection/host.ts";
import { MOST_JUDGED, type PastList, type PastVerdict } from "../messages/findings.ts";
import type { JudgedReport } from "../messages/protocol.ts";
import { Refused } from "../messages/refusal.ts";
import type { RemovedSites } from "../storage/removed-sites.ts";
import type { Forgetting } from "./forgetting.ts";
import type { Ports } from "./ports.ts";
import { reportKept } from "./report.ts";
import type { Stopping } from "./stopping.ts";

/** What the history page shows and does. */
export type Reviewing = {
  /** Undefined in private windows. */
  readonly list: () => Promise<PastList | undefined>;
  readonly judge: (hosts: readonly string[]) => Promise<readonly PastVerdict[]>;
  readonly report: (host: string) => Promise<JudgedReport>;
  readonly remove: (hosts: readonly string[]) => Promise<RemovedSites>;
  /** Throws an Error for people where nothing may be kept any more. */
  readonly restore: (removed: RemovedSites) => Promise<void>;
};

type Parts = {
  readonly ports: Ports;
  readonly forgetting: Forgetting;
  readonly stopping: Stopping;
  /** Brings the tabs on these hosts in step with what is known of them. */
  readonly show: (hosts: ReadonlySet<Host>) => Promise<void>;
};

export function createReviewing({ ports, forgetting, stopping, show }: Parts): Reviewing {
  const { memory, session, histories } = ports;

  const reportOf = async (host: Host): Promise<JudgedReport> => {
    const [{ settings }, history] = await Promise.all([
      ports.settings.read(),
      histories.read(host),
    ]);
    return reportKept(ports, settings, history);
  };
  const shortly = ({ host, verdict, facts }: JudgedReport): PastVerdict => ({
    ...{ host, level: verdict.level, looks: facts.looks.length },
    lastLook: facts.looks.at(-1)?.at,
    addresses: facts.addresses.length,
    networks: facts.networks,
  });

  return {
    list: async () => memory?.past.list(),
    judge: async (names) => {
      const verdicts: PastVerdict[] = [];
      for (const host of hostsOf(names.slice(0, MOST_JUDGED))) {
        verdicts.push(shortly(await reportOf(host)));
      }
      return verdicts;
    },
    report: async (name) => {
      const [host] = hostsOf([name]);
      if (host === undefined) throw new Error(`"${name}" is not the name of a website.`);
      return reportOf(host);
    },
    remove: (names) => forgetting.forget(new Set(hostsOf(names))),
    restore: async (removed) => {
      const { keepDays } = (await ports.settings.read()).settings;
      if (memory === undefined || keepDays === 0) {
        throw new Refused({ kind: "nothing-remembered" });
      }
      const hosts = new Set(removed.sites.map(({ host }) => host));
      await forgetting.endLooks(hosts);
      await memory.past.putBack(removed, ports.now());
      for (const { host, session: known, visited } of removed.sites) {
        await histories.putBack(host, known);
        if (visited === undefined) continue;
        await session.addOrdinary(host, visited);
        const { verdict } = await reportOf(host);
        await session.setDue(host, verdict.nextLookAt);
        if (verdict.level === "flux") await session.setRed(host, ports.now());
      }
      await stopping.reconcile();
      await show(hosts);
    },
  };
}

function hostsOf(names: readonly string[]): readonly Host[] {
  return names.flatMap((name) => {
    const parsed = parseHost(name);
    return parsed.ok ? [parsed.host] : [];
  });
}
