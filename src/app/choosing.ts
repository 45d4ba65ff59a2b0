import type { Host } from "../detection/host.ts";
import { Refused } from "../messages/refusal.ts";
import type { Report, Scope, Surroundings } from "../messages/protocol.ts";
import type { TabState } from "../storage/tab-states.ts";
import type { Acting } from "./acting.ts";
import type { Note } from "./noting.ts";
import type { Ports } from "./ports.ts";
import { HOUR_MS, letThrough, refuseOthers, scopesFor } from "./proceeding.ts";
import { endPasses } from "./passes.ts";
import type { Reporting } from "./reporting.ts";
import { supportIn } from "./support.ts";

/** What a person chooses about the site in a tab, from the popup over it. Each answers what is true of the tab then. */
export type Choosing = {
  readonly surroundings: (tabId: number) => Promise<Surroundings>;
  readonly trust: (tabId: number, host: string, scope: Scope) => Promise<Report>;
  /** Takes back whatever lets the site through, in every tab. */
  readonly distrust: (tabId: number, host: string) => Promise<Report>;
  /** The site is warned of from now on, here and now too, or no longer. */
  readonly mark: (tabId: number, host: string, marked: boolean) => Promise<Report>;
};

type Parts = {
  readonly ports: Ports;
  readonly acting: Acting;
  readonly reporting: Reporting;
  readonly note: Note;
};

export function createChoosing({ ports, acting, reporting, note }: Parts): Choosing {
  const { session, histories } = ports;

  /** The tab as the person saw it. Refused where it is elsewhere by now. */
  const tabOn = async (
    tabId: number,
    host: string,
  ): Promise<TabState & { readonly host: Host }> => {
    const tab = await session.tab(tabId);
    if (tab?.host === undefined || tab.host !== host) {
      throw new Refused({ kind: "elsewhere" });
    }
    return { ...tab, host: tab.host };
  };

  const carriedOut = async (tabId: number, host: Host): Promise<Report> => {
    const history = await histories.read(host);
    const checking = await reporting.isChecking(host);
    await acting.actOnHost({ history, checking, agreed: true });
    return reporting.reportTab(await session.tab(tabId));
  };

  return {
    surroundings: async (tabId) => {
      const [tab, isPrivate, { settings }] = await Promise.all([
        session.tab(tabId),
        ports.isPrivate(tabId),
        ports.settings.read(),
      ]);
      const stopped = tab?.blockId !== undefined;
      const scopes =
        stopped || tab?.host === undefined ? [] : scopesFor(settings, tab.host, isPrivate);
      return { isPrivate, stopped, scopes, support: supportIn(settings) };
    },
    trust: async (tabId, host, scope) => {
      const tab = await tabOn(tabId, host);
      const [isPrivate, { settings }] = await Promise.all([
        ports.isPrivate(tabId),
        ports.settings.read(),
      ]);
      refuseOthers(scopesFor(settings, tab.host, isPrivate), scope);
      await note({ tabId, host: tab.host, what: scope });
      if (scope === "once") {
        await ports.stops.letThrough(tabId, tab.host);
        await session.setTab(tabId, { ...tab, passed: tab.host });
      } else {
        const until = scope === "hour" ? ports.now() + HOUR_MS : undefined;
        await letThrough(ports, tab.host, { until, isPrivate, source: "popup" });
      }
      return carriedOut(tabId, tab.host);
    },
    distrust: async (tabId, host) => {
      const tab = await tabOn(tabId, host);
      await note({ tabId, host: tab.host, what: "distrusted" });
      await ports.settings.update(({ exceptions }) => ({
        exceptions: exceptions.filter((one) => one.host !== tab.host),
      }));
      await endPasses(ports, (host) => host === tab.host);
      return carriedOut(tabId, tab.host);
    },
    mark: async (tabId, host, marked) => {
      const tab = await tabOn(tabId, host);
      if (marked && (await ports.isPrivate(tabId))) {
        throw new Refused({ kind: "private-mark" });
      }
      await note({ tabId, host: tab.host, what: marked ? "marked" : "unmarked" });
      await ports.settings.update(({ exceptions, markedHosts }) => {
        const others = markedHosts.filter((one) => one !== tab.host);
        if (!marked) return { markedHosts: others };
        return {
          exceptions: exceptions.filter((one) => one.host !== tab.host),
          markedHosts: [...others, tab.host],
        };
      });
      if (marked) await endPasses(ports, (host) => host === tab.host);
      return carriedOut(tabId, tab.host);
    },
  };
}
