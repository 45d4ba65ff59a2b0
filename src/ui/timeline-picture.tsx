import type { HostFacts } from "../detection/facts.ts";
import { MACHINE_KINDS, MachineSign } from "./machine-shape.tsx";
import { laneName } from "./lane-name.ts";
import { keptAddresses, MOST_LANES, timelineOf, type Lane, type Round } from "./timeline.ts";
import { TimelineLane } from "./timeline-lane.tsx";
import { TimelineTable } from "./timeline-table.tsx";
import type { Words } from "./words.ts";

/** From here on (ms) the time of day alone does not say when. */
const ONE_DAY = 86_400_000;
/** With fewer networks, what stayed and what went is no news: many honest sites change addresses within one. */
const SEVERAL_NETWORKS = 3;

type Props = { readonly facts: HostFacts; readonly words: Words };

/**
 * Where a site has been, and when: one lane per network, one column per look, one mark per address,
 * its shape by the kind of machine. Says the same in words, and in numbers.
 */
export function TimelinePicture({ facts, words }: Props) {
  const timeline = timelineOf(facts);
  const { rounds, lanes, merged } = timeline;
  const [first, last] = [rounds[0]?.at ?? 0, rounds.at(-1)?.at ?? 0];
  const when = (at: number): string =>
    last - first < ONE_DAY ? words.clock(at) : words.shortMoment(at);
  const kept = keptSentence(facts, words);
  const { maximumTtl } = facts;
  return (
    <figure class="picture">
      <div class="lanes" role="img" aria-label={inWords(facts, words)}>
        {lanes.map((lane, index) => (
          <div key={lane.network?.asn ?? -index} class={`lane lane-${String(index % MOST_LANES)}`}>
            <LaneName lane={lane} words={words} />
            <TimelineLane lane={lane} rounds={rounds} words={words} />
          </div>
        ))}
        <div class="axis">
          <span />
          <span class="axis-times">
            <span>{when(first)}</span>
            {rounds.length < 2 ? null : <span>{when(last)}</span>}
          </span>
        </div>
      </div>
      <figcaption>
        <ul class="kinds">
          {kindsSeen(facts).map(({ kind, count }) => (
            <li key={kind}>
              <MachineSign kind={kind} /> {words.plural(`dots_${kind}`, count)}
            </li>
          ))}
        </ul>
        {kept === undefined ? null : <p>{kept}</p>}
        {maximumTtl === undefined || !showsWindows(rounds) ? null : (
          <p>{words.text("picture_ttl", { duration: { phrase: words.duration(maximumTtl) } })}</p>
        )}
        {merged ? <p>{words.text("picture_rounds")}</p> : null}
      </figcaption>
      <TimelineTable timeline={timeline} when={when} words={words} />
    </figure>
  );
}

function LaneName({ lane, words }: { readonly lane: Lane; readonly words: Words }) {
  const { network } = lane;
  if (network === undefined) {
    return <span class="lane-name">{laneName(lane, words)}</span>;
  }
  return (
    <span class="lane-name">
      <bdi>{laneName(lane, words)}</bdi>
      <small>{words.networkKind(network.kind)}</small>
    </span>
  );
}

/** Whether a bar is long enough to be seen behind its mark. */
function showsWindows(rounds: readonly Round[]): boolean {
  return rounds.some(({ place, goodUntil }) => goodUntil !== undefined && goodUntil - place > 0.04);
}

function kindsSeen({ addresses }: HostFacts) {
  return MACHINE_KINDS.map((kind) => ({
    kind,
    count: addresses.filter(({ machine }) => machine === kind).length,
  })).filter(({ count }) => count > 0);
}

function inWords(facts: HostFacts, words: Words): string {
  const kinds = kindsSeen(facts).map(({ kind, count }) => words.plural(`dots_${kind}`, count));
  return words.text("picture_alt", {
    looks: words.count("count_looks", facts.looks.length),
    addresses: words.count("count_addresses", facts.addresses.length),
    networks: words.count("count_networks", facts.networks),
    kinds: { phrase: new Intl.ListFormat(words.locale, { type: "unit" }).format(kinds) },
  });
}

function keptSentence(facts: HostFacts, words: Words): string | undefined {
  const counted = keptAddresses(facts);
  if (counted === undefined || facts.networks < SEVERAL_NETWORKS) return undefined;
  const addresses = words.count("count_addresses", counted.first);
  if (counted.kept === 0) return words.text("picture_kept_none", { addresses });
  if (counted.kept === counted.first) return words.text("picture_kept_all", { addresses });
  return words.plural("picture_kept", counted.kept, { addresses });
}
