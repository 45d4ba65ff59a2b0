import type { Words } from "./words.ts";

type Props = {
  /** When the network table was made, ms since the epoch; undefined where no report is at hand. */
  readonly tableDate: number | undefined;
  readonly words: Words;
};

/**
 * Whom the network data come from. CC BY 4.0 section 3(a)(1) asks for the makers' names, a link,
 * the licence and a word that the data were changed; DB-IP asks for a link on every page that shows results.
 */
export function Attribution({ tableDate, words }: Props) {
  const lead =
    tableDate === undefined
      ? words.text("attribution_undated")
      : words.text("attribution_dated", { date: { phrase: words.date(tableDate) } });
  return (
    <footer class="attribution">
      {lead} <Outside href="https://db-ip.com/">IP Geolocation by DB-IP</Outside>
      {", "}
      <Outside href="https://www.routeviews.org/routeviews/">RouteViews</Outside>
      {", "}
      <Outside href="https://www.nro.net/">NRO</Outside>
      {", "}
      <Outside href="https://creativecommons.org/licenses/by/4.0/">
        {words.text("attribution_licence")}
      </Outside>
    </footer>
  );
}

/** A link that leaves the extension. */
export function Outside({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
