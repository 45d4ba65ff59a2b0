import type { Reason, ReasonFacts } from "../detection/evidence.ts";
import type { Text } from "./text.ts";
import type { Times } from "./times.ts";

type Sentences = { readonly [R in Reason]: (facts: Readonly<ReasonFacts[R]>) => string };

/** One sentence per reason, filled with its facts. */
export function createReasonSentences({ text, plural, count }: Text, times: Times): Sentences {
  const seconds = (value: number) => ({ phrase: times.duration(value) });
  const minutes = (value: number) => seconds(Math.max(1, value) * 60);
  const addresses = (value: number) => count("count_addresses", value);
  const days = (value: number) => seconds(Math.max(1, value) * 86_400);

  return {
    "many-networks": (facts) =>
      text("reason_many_networks", {
        addresses: addresses(facts.addresses),
        networks: count("count_unrelated_networks", facts.networks),
      }),
    "new-networks": (facts) =>
      text("reason_new_networks", {
        addresses: addresses(facts.addresses),
        networks: count("count_networks", facts.networks),
        newNetworks: count("count_new_networks", facts.newNetworks),
        duration: minutes(facts.minutes),
      }),
    "new-networks-over-days": (facts) =>
      plural("reason_new_networks_over_days", facts.newDays, {
        networks: count("count_networks", facts.networks),
        duration: days(facts.days),
      }),
    "new-addresses": (facts) =>
      plural("reason_new_addresses", facts.addresses, { duration: minutes(facts.minutes) }),
    "every-answer-differs": ({ answers, networks }) =>
      plural("reason_every_answer_differs", answers, {
        networks: count("count_networks", networks),
      }),
    "restless-servers": ({ servers, networks }) =>
      plural("reason_restless_servers", servers, { networks: count("count_networks", networks) }),
    "changing-homes": ({ homes, networks }) =>
      plural("reason_changing_homes", homes, { networks: count("count_networks", networks) }),
    "resolvers-disagree": ({ resolvers, networks }) =>
      text("reason_resolvers_disagree", {
        resolvers: count("count_resolvers", resolvers),
        networks: count("count_networks", networks),
      }),
    "home-connections": ({ homes, judged, example }) =>
      plural("reason_home_connections", homes, { judged: addresses(judged), example }),
    "home-networks": ({ homes, judged }) =>
      plural("reason_home_networks", homes, { judged: addresses(judged) }),
    "servers-only": ({ servers, judged }) =>
      plural("reason_servers_only", servers, { judged: addresses(judged) }),
    "name-servers-scattered": ({ nameServers, networks }) =>
      text("reason_name_servers_scattered", {
        servers: count("count_name_servers", nameServers),
        networks: count("count_unrelated_networks", networks),
      }),
    "name-servers-at-home": ({ homes, judged }) =>
      plural("reason_name_servers_at_home", homes, { judged }),
    "name-servers-move": (facts) =>
      text("reason_name_servers_move", {
        newNetworks: count("count_new_networks", facts.newNetworks),
        duration: minutes(facts.minutes),
      }),
    "name-servers-shared": ({ shared }) => plural("reason_name_servers_shared", shared),
    "short-ttl": (facts) =>
      facts.seconds < 1
        ? text("reason_short_ttl_zero")
        : text("reason_short_ttl", { duration: seconds(facts.seconds) }),
    "private-among-public": (facts) =>
      plural("reason_private_among_public", facts.count, { example: facts.example }),
    "resolver-blocks": ({ resolver }) =>
      text("reason_resolver_blocks", { resolver: resolverName(resolver) }),
    "shared-home": ({ address, others }) => plural("reason_shared_home", others, { address }),
    "connected-home": ({ address, operator }) =>
      text("reason_connected_home", { address, operator }),
    "known-cdn": ({ operator }) =>
      operator === "" ? text("reason_known_cdn_unnamed") : text("reason_known_cdn", { operator }),
    "cdn-addresses": (facts) =>
      plural("reason_cdn_addresses", facts.cdn, { addresses: addresses(facts.addresses) }),
    "stopped-growing": (facts) =>
      text("reason_stopped_growing", {
        looks: count("count_looks", facts.looks),
        duration: minutes(facts.minutes),
      }),
    "stable-for-days": (facts) =>
      text("reason_stable_for_days", {
        looks: count("count_looks", facts.looks),
        duration: days(facts.days),
      }),
    "coherent-by-region": ({ regions, networks }) =>
      plural("reason_coherent_by_region", regions, { networks: count("count_networks", networks) }),
    "coherent-records": () => text("reason_coherent_records"),
    "own-names": ({ named, judged }) =>
      plural("reason_own_names", named, { addresses: addresses(judged) }),
    "many-owners": ({ named, owners }) => plural("reason_many_owners", named, { owners }),
    "known-pool": ({ pool }) => text("reason_known_pool", { pool }),
  };
}

/** The host of a resolver's URL, which is how people know it; text that is no URL as it stands. */
export function resolverName(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
