import type { call as callBackground } from "../platform/messenger.ts";
import { faultOf, Refused } from "../messages/refusal.ts";
import type { PastSite } from "../storage/past-sites.ts";
import type { RemovedSites } from "../storage/removed-sites.ts";
import type { Settings } from "../storage/settings-model.ts";
import type { Words } from "../ui/words.ts";
import { historyCsv, historyJson } from "./exports.ts";
import { gatherAll, judgeAll } from "./gathering.ts";
import {
  idOf,
  ROWS,
  type ExportForm,
  type HistoryActions,
  type HistoryState,
  type Notice,
} from "./history-state.ts";
import { select } from "./selection.ts";

export type ControllerPorts = {
  readonly call: typeof callBackground;
  /** ms since the epoch. */
  readonly now: () => number;
  /** The words of now: the language may be another than before. */
  readonly words: () => Words;
  readonly onSettings: (settings: Settings) => Promise<void>;
  /** Hands a text to the person as a file. */
  readonly download: (name: string, type: string, text: string) => void;
  /** Draws; `focus` is the id of the element to give the focus to. */
  readonly draw: (state: HistoryState, focus: string | undefined) => void;
  readonly complain: (what: string, error: unknown) => void;
};

export type Controller = {
  readonly actions: HistoryActions;
  /** Reads what is kept; `isNews`: whether a site must be judged anew. */
  readonly refresh: (isNews: (host: string) => boolean) => Promise<void>;
};

/** Everything that happens on the history page. */
export function createController(ports: ControllerPorts, first: HistoryState): Controller {
  const { call } = ports;
  let state = first;
  /** What was deleted since the note about it was last closed, the newest last. Held here and nowhere else. */
  let removed: RemovedSites[] = [];
  /** Counts the lists: verdicts for an older one are not waited for. */
  let asked = 0;

  const show = (change: Partial<HistoryState>, focus?: string): void => {
    state = { ...state, ...change };
    ports.draw(state, focus);
  };
  const countRemoved = (): number => removed.reduce((sum, { sites }) => sum + sites.length, 0);
  const fail = (
    what: Extract<Notice, { kind: "failed" }>["what"],
    thrown: unknown,
    focus?: string,
  ): void => {
    show({ notice: { kind: "failed", what, fault: faultOf(thrown) } }, focus);
  };
  const listed = (): readonly PastSite[] => (state.list.state === "listed" ? state.list.sites : []);
  const found = (): readonly PastSite[] => select(listed(), state.verdicts, state);

  const judge = async (own: number): Promise<void> => {
    const unknown = listed().filter(({ host }) => !state.verdicts.has(host));
    const hosts = unknown.map(({ host }) => host);
    await judgeAll(
      call,
      hosts,
      () => own === asked,
      (verdicts) => {
        const news = verdicts.map((verdict) => [verdict.host, verdict] as const);
        show({ verdicts: new Map([...state.verdicts, ...news]) });
      },
    );
  };

  const read = async (host: string): Promise<void> => {
    try {
      const report = await call("getPastSite", { host });
      if (state.open?.host === host) show({ open: { host, state: "read", report } });
    } catch (thrown: unknown) {
      if (state.open?.host !== host) return;
      show({ open: { host, state: "failed", fault: faultOf(thrown) } });
    }
  };

  const refresh: Controller["refresh"] = async (isNews) => {
    const own = (asked += 1);
    try {
      const [list, settings] = await Promise.all([
        call("listPastSites", {}),
        call("getSettings", {}),
      ]);
      if (own !== asked) return;
      await ports.onSettings(settings);
      const sites = list?.sites ?? [];
      const known = sites.flatMap(({ host }) => {
        const verdict = state.verdicts.get(host);
        return verdict === undefined || isNews(host) ? [] : [[host, verdict] as const];
      });
      const { open } = state;
      const isGone = !sites.some(({ host }) => host === open?.host);
      show({
        settings,
        verdicts: new Map(known),
        list: list === undefined ? { state: "private" } : { state: "listed", ...list },
        ...(isGone && { open: undefined }),
      });
      if (open !== undefined && !isGone && isNews(open.host)) await read(open.host);
      await judge(own);
    } catch (thrown: unknown) {
      if (own === asked) show({ list: { state: "failed", fault: faultOf(thrown) } });
    }
  };

  const remove = async (hosts: readonly string[]): Promise<void> => {
    try {
      removed.push(await call("deletePastSites", { hosts }));
      const gone = new Set(hosts);
      const { list, open } = state;
      show(
        {
          notice: { kind: "none" },
          deleted: countRemoved(),
          ...(list.state === "listed" && {
            list: { ...list, sites: list.sites.filter(({ host }) => !gone.has(host)) },
          }),
          ...(open !== undefined && gone.has(open.host) && { open: undefined }),
        },
        "undo",
      );
    } catch (thrown: unknown) {
      fail("history_delete_failed", thrown, "notice");
    }
  };

  const undo = async (): Promise<void> => {
    const back = removed.at(-1)?.sites.at(-1)?.host;
    try {
      // The last first, so that each finds things as it left them.
      for (let last = removed.at(-1); last !== undefined; last = removed.at(-1)) {
        await call("restorePastSites", { removed: last });
        removed = removed.slice(0, -1);
        show({ deleted: countRemoved() });
      }
      await refresh((host) => !state.verdicts.has(host));
      show({ notice: { kind: "restored" } }, back === undefined ? "notice" : idOf(back));
    } catch (thrown: unknown) {
      fail("history_restore_failed", thrown, "notice");
    }
  };

  const save = async (form: ExportForm): Promise<void> => {
    const sites = found();
    const all = sites.length;
    try {
      show({ notice: { kind: "saving", done: 0, all } });
      const full = await gatherAll(call, sites, (done) => {
        show({ notice: { kind: "saving", done, all } });
      });
      const { sensitivity } = await call("getSettings", {});
      const savedAt = ports.now();
      const day = new Date(savedAt).toISOString().slice(0, 10);
      if (form === "csv") {
        ports.download(`fluxward-history-${day}.csv`, "text/csv;charset=utf-8", historyCsv(full));
      } else {
        const text = historyJson(full, { savedAt, sensitivity }, ports.words());
        ports.download(`fluxward-history-${day}.json`, "application/json", text);
      }
      show({ notice: { kind: "saved" } });
    } catch (thrown: unknown) {
      fail("history_save_failed", thrown);
    }
  };

  const saveAnswers = async (host: string): Promise<void> => {
    try {
      const answers = await call("getReplay", { host });
      if (answers === "") throw new Refused({ kind: "no-answers" });
      const day = new Date(ports.now()).toISOString().slice(0, 10);
      ports.download(`fluxward-${host}-${day}.jsonl`, "application/x-ndjson", answers);
      show({ notice: { kind: "saved" } });
    } catch (thrown: unknown) {
      fail("history_save_failed", thrown);
    }
  };

  const actions: HistoryActions = {
    setSearch: (search) => {
      show({ search, rows: ROWS });
    },
    setFilter: (filter) => {
      show({ filter, rows: ROWS });
    },
    setOrder: (order) => {
      show({ order, rows: ROWS });
    },
    showMore: () => {
      const next = found()[state.rows]?.host;
      show({ rows: state.rows + ROWS }, next === undefined ? undefined : idOf(next));
    },
    toggle: (host) => {
      if (state.open?.host === host) {
        show({ open: undefined });
        return;
      }
      show({ open: { host, state: "loading" } });
      void read(host);
    },
    remove: (hosts) => void remove(hosts),
    undo: () => void undo(),
    dismiss: () => {
      removed = [];
      show({ notice: { kind: "none" }, deleted: 0 }, "search");
    },
    save: (form) => void save(form),
    saveAnswers: (host) => void saveAnswers(host),
  };

  return {
    actions,
    refresh,
  };
}
