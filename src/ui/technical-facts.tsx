import type { HostFacts } from "../detection/facts.ts";
import { plainText } from "./plain-text.ts";
import type { Words } from "./words.ts";

/** Names drawn per list. */
const MOST_NAMES = 32;

type Props = { readonly facts: HostFacts; readonly score: number; readonly words: Words };

/** The facts that need a word of jargon: time to live, CNAME chain, name servers, score. */
export function TechnicalFacts({ facts, score, words }: Props) {
  const { maximumTtl } = facts;
  const ttl =
    maximumTtl === undefined
      ? words.text("fact_ttl_unknown")
      : words.text("fact_ttl_value", {
          duration: { phrase: words.duration(maximumTtl) },
          number: maximumTtl,
        });
  return (
    <dl class="facts">
      <dt>{words.text("fact_ttl")}</dt>
      <dd>{ttl}</dd>
      <dt>{words.text("fact_domain")}</dt>
      <dd>
        <bdi class="code">{plainText(facts.registrableDomain)}</bdi>
      </dd>
      <dt>{words.text("fact_aliases")}</dt>
      <dd>
        <Names names={facts.aliases} words={words} />
      </dd>
      <dt>{words.text("fact_name_servers")}</dt>
      <dd>
        <NameServers servers={facts.nameServers} words={words} />
      </dd>
      <dt>{words.text("fact_score")}</dt>
      <dd>{words.number(score)}</dd>
    </dl>
  );
}

function Names({ names, words }: { readonly names: readonly string[]; readonly words: Words }) {
  if (names.length === 0) return words.text("fact_none");
  return (
    <ul class="names">
      {names.slice(0, MOST_NAMES).map((name) => (
        <li key={name}>
          <bdi class="code">{plainText(name)}</bdi>
        </li>
      ))}
    </ul>
  );
}

function NameServers({
  servers,
  words,
}: {
  readonly servers: HostFacts["nameServers"];
  readonly words: Words;
}) {
  if (servers.length === 0) return words.text("fact_none");
  return (
    <ul class="names">
      {servers.slice(0, MOST_NAMES).map(({ name, addresses }) => (
        <li key={name}>
          <bdi class="code">{plainText(name)}</bdi>
          {operators(addresses).map((operator) => (
            <small key={operator} class="quiet">
              <bdi>{plainText(operator)}</bdi>
            </small>
          ))}
        </li>
      ))}
    </ul>
  );
}

function operators(addresses: HostFacts["addresses"]): readonly string[] {
  return [...new Set(addresses.map(({ network }) => network?.operator ?? ""))].filter(Boolean);
}
