import type { AddressFact } from "../detection/facts.ts";
import { type NetworkGroup, networkGroups } from "./network-groups.ts";
import { plainText } from "./plain-text.ts";
import type { Words } from "./words.ts";

/** Networks shown at once; the rest is one click away. */
const FIRST_NETWORKS = 6;
/** Addresses drawn per network: a hostile answer must not make a page of thousands of rows. */
const MOST_ADDRESSES = 64;
const MOST_NETWORKS = 256;

type Props = { readonly addresses: readonly AddressFact[]; readonly words: Words };

/** Addresses grouped by the network they belong to; a network opens to show its addresses. */
export function NetworkList({ addresses, words }: Props) {
  const groups = networkGroups(addresses);
  const rest = groups.slice(FIRST_NETWORKS, MOST_NETWORKS);
  return (
    <>
      <Groups groups={groups.slice(0, FIRST_NETWORKS)} words={words} />
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>{words.plural("network_more", groups.length - FIRST_NETWORKS)}</summary>
          <Groups groups={rest} words={words} />
        </details>
      )}
    </>
  );
}

function Groups({
  groups,
  words,
}: {
  readonly groups: readonly NetworkGroup[];
  readonly words: Words;
}) {
  return (
    <ul class="networks">
      {groups.map((group) => (
        <li key={group.network?.asn ?? "none"}>
          <Group group={group} words={words} />
        </li>
      ))}
    </ul>
  );
}

function Group({
  group: { network, addresses },
  words,
}: {
  readonly group: NetworkGroup;
  readonly words: Words;
}) {
  const hidden = addresses.length - MOST_ADDRESSES;
  return (
    <details class="network">
      <summary title={words.text("network_expand")}>
        <span class="network-name">
          <bdi>
            {network === undefined ? words.text("network_none") : plainText(network.operator)}
          </bdi>
          <small>
            {network === undefined
              ? words.text("network_none_kind")
              : words.networkKind(network.kind)}
          </small>
        </span>
        <span class="network-count">{words.plural("network_addresses", addresses.length)}</span>
      </summary>
      <ul class="addresses">
        {addresses.slice(0, MOST_ADDRESSES).map((fact) => (
          <Address key={fact.address} fact={fact} words={words} />
        ))}
        {hidden > 0 ? <li class="quiet">{words.plural("address_list_cut", hidden)}</li> : null}
      </ul>
    </details>
  );
}

function Address({ fact, words }: { readonly fact: AddressFact; readonly words: Words }) {
  return (
    <li>
      <bdi class="code">{plainText(fact.address)}</bdi>
      <span class="machine">{words.machineKind(fact.machine)}</span>
      {fact.reverseName === undefined ? (
        <small class="quiet">{words.text("address_no_reverse_name")}</small>
      ) : (
        <small class="quiet">
          <bdi class="code">{plainText(fact.reverseName)}</bdi>
        </small>
      )}
    </li>
  );
}
