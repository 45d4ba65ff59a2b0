import type { PastSite } from "../storage/past-sites.ts";
import type { PlainKey } from "../ui/messages.ts";
import type { Words } from "../ui/words.ts";
import type { HistoryProps } from "./history-state.ts";
import { FILTERS, ORDERS, type Filter, type Order } from "./selection.ts";

type Props = HistoryProps & {
  /** How many sites there are, whatever is searched for. */
  readonly all: number;
  /** Those that are listed. */
  readonly found: readonly PastSite[];
};

const ORDER = {
  recent: "history_order_recent",
  worst: "history_order_worst",
  warnings: "history_order_warnings",
  name: "history_order_name",
} as const satisfies Record<Order, PlainKey>;

/** Search, choose, sort; and what is done with all that is listed then. */
export function Toolbar({ state, all, found, words, actions }: Props) {
  const isBusy = state.notice.kind === "saving";
  return (
    <section class="toolbar">
      <div class="fields">
        <div class="field search">
          <label for="search">{words.text("history_search")}</label>
          <input
            id="search"
            type="search"
            dir="ltr"
            spellcheck={false}
            autocomplete="off"
            maxLength={253}
            value={state.search}
            onInput={(event) => {
              actions.setSearch(event.currentTarget.value);
            }}
          />
        </div>
        <Choice
          {...{ id: "filter", label: words.text("history_filter"), value: state.filter }}
          options={FILTERS.map((filter) => [filter, filterText(filter, words)])}
          onChoose={actions.setFilter}
        />
        <Choice
          {...{ id: "order", label: words.text("history_order"), value: state.order }}
          options={ORDERS.map((order) => [order, words.text(ORDER[order])])}
          onChoose={actions.setOrder}
        />
      </div>
      {found.length === 0 ? null : (
        <div class="row-buttons">
          {(["json", "csv"] as const).map((form) => (
            <button
              key={form}
              type="button"
              id={`save-${form}`}
              disabled={isBusy}
              onClick={() => {
                actions.save(form);
              }}
            >
              {words.text(`history_save_${form}`)}
            </button>
          ))}
          <button
            type="button"
            id="delete-all"
            class="danger"
            onClick={() => {
              actions.remove(found.map(({ host }) => host));
            }}
          >
            {words.plural(
              found.length === all ? "history_delete_all" : "history_delete_found",
              found.length,
            )}
          </button>
        </div>
      )}
    </section>
  );
}

function filterText(filter: Filter, words: Words): string {
  if (filter === "all") return words.text("history_filter_all");
  if (filter === "warned") return words.text("history_filter_warned");
  return filter === "passed" ? words.text("history_filter_passed") : words.level(filter);
}

type ChoiceProps<V extends string> = {
  readonly id: string;
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onChoose: (value: V) => void;
};

function Choice<V extends string>({ id, label, value, options, onChoose }: ChoiceProps<V>) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([one]) => one === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
