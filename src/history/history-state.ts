import type { PastList, PastVerdict } from "../messages/findings.ts";
import type { JudgedReport } from "../messages/protocol.ts";
import type { Fault } from "../messages/refusal.ts";
import type { Settings } from "../storage/settings-model.ts";
import type { Words } from "../ui/words.ts";
import type { Filter, Order } from "./selection.ts";

/** The list, the wait for it, or why there is none. */
export type ListState =
  | { readonly state: "loading" | "private" }
  | { readonly state: "failed"; readonly fault: Fault }
  | ({ readonly state: "listed" } & PastList);

/** The site whose details are open. */
export type OpenSite =
  | { readonly host: string; readonly state: "loading" }
  | { readonly host: string; readonly state: "failed"; readonly fault: Fault }
  | { readonly host: string; readonly state: "read"; readonly report: JudgedReport };

/** What came of the last thing that the person did. */
export type Notice =
  | { readonly kind: "none" }
  | { readonly kind: "restored" | "saved" }
  | { readonly kind: "saving"; readonly done: number; readonly all: number }
  | {
      readonly kind: "failed";
      readonly what: "history_delete_failed" | "history_restore_failed" | "history_save_failed";
      readonly fault: Fault;
    };

export type ExportForm = "json" | "csv";

/** What the history page shows. */
export type HistoryState = {
  readonly list: ListState;
  /** Undefined until they are read. */
  readonly settings: Settings | undefined;
  /** By host; those that are not there yet are being made. */
  readonly verdicts: ReadonlyMap<string, PastVerdict>;
  readonly search: string;
  readonly filter: Filter;
  readonly order: Order;
  /** How many rows are drawn at most. */
  readonly rows: number;
  readonly open: OpenSite | undefined;
  readonly notice: Notice;
  /** So many sites were deleted, and can be brought back. */
  readonly deleted: number;
};

/** What a person can do on the history page. */
export type HistoryActions = {
  readonly setSearch: (search: string) => void;
  readonly setFilter: (filter: Filter) => void;
  readonly setOrder: (order: Order) => void;
  readonly showMore: () => void;
  /** Opens a site's details, or closes them. */
  readonly toggle: (host: string) => void;
  /** At once, since it can be undone. */
  readonly remove: (hosts: readonly string[]) => void;
  readonly undo: () => void;
  /** The note about the last deletion goes, and with it the way to undo it. */
  readonly dismiss: () => void;
  readonly save: (form: ExportForm) => void;
  /** All answers that are kept of a site, for `fluxward replay`. */
  readonly saveAnswers: (host: string) => void;
};

export type HistoryProps = {
  readonly state: HistoryState;
  readonly words: Words;
  /** ms since the epoch. */
  readonly now: number;
  readonly actions: HistoryActions;
};

/** Rows that are drawn at a time. */
export const ROWS = 50;

/** Before anything is known. */
export const FIRST_STATE: HistoryState = {
  list: { state: "loading" },
  settings: undefined,
  verdicts: new Map(),
  search: "",
  filter: "all",
  order: "recent",
  rows: ROWS,
  open: undefined,
  notice: { kind: "none" },
  deleted: 0,
};

/** Id of the element that opens a site's details. */
export function idOf(host: string): string {
  return `site-${host}`;
}
