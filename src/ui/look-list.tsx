import type { LookFact } from "../detection/facts.ts";
import { plainText } from "./plain-text.ts";
import { resolverName } from "./reason-sentences.ts";
import type { Words } from "./words.ts";

const FIRST_LOOKS = 4;
const MOST_LOOKS = 64;

type Props = {
  /** Oldest first. */
  readonly looks: readonly LookFact[];
  readonly words: Words;
  /** ms since the epoch. */
  readonly now: number;
};

/** When the site was looked up, who was asked and what came back, newest first. */
export function LookList({ looks, words, now }: Props) {
  const rows = looks.map((look, index) => ({
    look,
    networkChanged: index > 0 && looks[index - 1]?.epoch !== look.epoch,
  }));
  const newestFirst = rows.toReversed();
  const rest = newestFirst.slice(FIRST_LOOKS, MOST_LOOKS);
  const draw = (some: typeof newestFirst) => (
    <ol class="looks">
      {some.map(({ look, networkChanged }) => (
        <Look key={look.at} look={look} networkChanged={networkChanged} words={words} now={now} />
      ))}
    </ol>
  );
  return (
    <>
      {draw(newestFirst.slice(0, FIRST_LOOKS))}
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>{words.plural("look_earlier", newestFirst.length - FIRST_LOOKS)}</summary>
          {draw(rest)}
        </details>
      )}
    </>
  );
}

type LookProps = {
  readonly look: LookFact;
  readonly networkChanged: boolean;
  readonly words: Words;
  readonly now: number;
};

function Look({ look, networkChanged, words, now }: LookProps) {
  return (
    <li>
      <p class="look-head">
        <time dateTime={new Date(look.at).toISOString()} title={words.moment(look.at)}>
          {words.clock(look.at)}
        </time>
        <span class="quiet">{words.relative(look.at, now)}</span>
        {look.newAddresses === 0 ? null : (
          <span class="look-new">{words.plural("look_new", look.newAddresses)}</span>
        )}
      </p>
      <ul class="asked">
        {look.resolvers.map(({ url, tookMs, addresses }) => (
          <li key={url}>
            <bdi class="code">{plainText(resolverName(url))}</bdi>
            <span>{words.plural("network_addresses", addresses)}</span>
            <span class="took">{tookMs === undefined ? "" : words.milliseconds(tookMs)}</span>
          </li>
        ))}
        {look.resolvers.length === 0 ? <li class="quiet">{words.text("look_nobody")}</li> : null}
        {look.failed === 0 ? null : (
          <li class="quiet">{words.plural("look_failed", look.failed)}</li>
        )}
      </ul>
      {networkChanged ? <p class="quiet note">{words.text("look_network_changed")}</p> : null}
    </li>
  );
}
