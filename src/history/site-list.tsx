import type { PastSite } from "../storage/past-sites.ts";
import type { HistoryProps } from "./history-state.ts";
import { select } from "./selection.ts";
import { SiteRow } from "./site-row.tsx";
import { Toolbar } from "./toolbar.tsx";

type Props = HistoryProps & { readonly sites: readonly PastSite[] };

/** The sites that were searched for, in the order that was chosen, some at a time. */
export function SiteList({ sites, ...props }: Props) {
  const { state, words, actions } = props;
  const { verdicts, rows } = state;
  const found = select(sites, verdicts, state);
  const judged = sites.filter(({ host }) => verdicts.has(host)).length;
  const left = found.length - rows;
  return (
    <>
      <Toolbar {...props} all={sites.length} found={found} />
      <p class="quiet count" role="status">
        {found.length === 0
          ? words.text("history_none_found")
          : words.plural("count_sites", found.length)}{" "}
        {judged < sites.length
          ? words.text("history_judging", { done: judged, all: sites.length })
          : null}
      </p>
      <ul class="sites">
        {found.slice(0, rows).map((site) => (
          <SiteRow key={site.host} {...props} site={site} />
        ))}
      </ul>
      {left > 0 ? (
        <button type="button" id="more" onClick={actions.showMore}>
          {words.plural("history_more", left)}
        </button>
      ) : null}
    </>
  );
}
