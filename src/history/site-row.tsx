import type { PastVerdict } from "../messages/findings.ts";
import type { PastSite } from "../storage/past-sites.ts";
import { HostLine } from "../ui/host-line.tsx";
import { hostName } from "../ui/host-name.ts";
import { Mark } from "../ui/mark.tsx";
import type { Words } from "../ui/words.ts";
import { eventText } from "./event-list.tsx";
import { idOf, type HistoryProps } from "./history-state.ts";
import { lastChoiceOf, lastSeenOf, warningsOf } from "./selection.ts";
import { SiteDetails } from "./site-details.tsx";

type Props = HistoryProps & { readonly site: PastSite };

/** One site in short; it opens to everything that is known of it. */
export function SiteRow({ site, ...props }: Props) {
  const { state, words, now, actions } = props;
  const { host } = site;
  const verdict = state.verdicts.get(host);
  const open = state.open?.host === host ? state.open : undefined;
  return (
    <li class="site" data-host={host} data-level={verdict?.level}>
      <div class="site-head">
        <Mark state={verdict?.level ?? "checking"} />
        <div class="site-text">
          <h2>
            <button
              type="button"
              class="opener"
              id={idOf(host)}
              aria-expanded={open !== undefined}
              aria-controls={`details-${host}`}
              onClick={() => {
                actions.toggle(host);
              }}
            >
              <HostLine host={host} words={words} />
            </button>
          </h2>
          <p class="brief">
            {verdict === undefined ? null : (
              <span class={`level tint-${verdict.level}`}>{words.level(verdict.level)}</span>
            )}
            {verdict === undefined || verdict.addresses === 0 ? null : (
              <span>{whereText(verdict, words)}</span>
            )}
            <span>{seenText(site, state.verdicts, now, words)}</span>
            {happenedTexts(site, words).map((text) => (
              <span key={text}>{text}</span>
            ))}
          </p>
        </div>
        <button
          type="button"
          class="delete"
          aria-label={words.text("history_delete_site", { host: hostName(host).readable })}
          onClick={() => {
            actions.remove([host]);
          }}
        >
          {words.text("history_delete")}
        </button>
      </div>
      <div id={`details-${host}`} class="site-details" hidden={open === undefined}>
        {open === undefined ? null : <SiteDetails {...props} site={site} open={open} />}
      </div>
    </li>
  );
}

function whereText({ addresses, networks }: PastVerdict, words: Words): string {
  return words.text("history_where", {
    addresses: words.count("count_addresses", addresses),
    networks: words.count("count_networks", networks),
  });
}

function seenText(
  site: PastSite,
  verdicts: ReadonlyMap<string, PastVerdict>,
  now: number,
  words: Words,
): string {
  const at = lastSeenOf(site, verdicts);
  // Of a day alone nobody can say how many hours ago it was.
  const isExact = verdicts.get(site.host)?.lastLook !== undefined;
  const when = isExact ? words.relative(at, now) : words.date(at);
  return words.text("history_seen", { when: { phrase: when } });
}

function happenedTexts(site: PastSite, words: Words): readonly string[] {
  const warnings = warningsOf(site).length;
  const choice = lastChoiceOf(site);
  return [
    ...(warnings === 0 ? [] : [words.plural("history_warned", warnings)]),
    ...(choice === undefined ? [] : [eventText(choice.what, words)]),
  ];
}
