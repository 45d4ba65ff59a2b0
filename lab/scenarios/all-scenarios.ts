import type { Scenario } from "../model/scenario.ts";
import { akamaiInAccessNetworks, akamaiLike } from "./akamai-like.ts";
import { aliasFlux } from "./alias-flux.ts";
import { balancerAlias, balancerPlain, cloudfrontLike } from "./amazon-like.ts";
import { cloudflareLike, fastlyLike, protectionLike } from "./anycast-cdn.ts";
import { threeCountries, twoCountries } from "./concentrated-flux.ts";
import { decoyFlux } from "./decoy-flux.ts";
import { doubleFlux } from "./double-flux.ts";
import { threeAddresses, twoAddresses } from "./few-address-flux.ts";
import { googleLike, ownCachesInAccessNetworks } from "./google-like.ts";
import { halfHourFlux, halfHourPair } from "./half-hour-flux.ts";
import { fiveHomes, homeFlux, tenHomes, unnamedHomes } from "./home-flux.ts";
import { dynamicHome, multiIspHosting, staticHome, twoLineHome } from "./homes-and-lines.ts";
import { dualStackFlux, ipv6Flux } from "./ipv6-flux.ts";
import { plain } from "./plain.ts";
import { rentedQuick, rentedSlow } from "./rented-flux.ts";
import {
  failover,
  migration,
  ownContentNetwork,
  roundRobin,
  smallGeoDns,
  tunnelFrontEnds,
  universityBalancing,
} from "./rented-sites.ts";
import { manyClouds, multiCdn, trafficManagerLike } from "./switched-sites.ts";
import { ttlZeroFlux } from "./ttl-zero-flux.ts";
import { peerSeed, timePool, volunteerMirrors } from "./volunteer-pools.ts";
import { wildcardFlux } from "./wildcard-flux.ts";

/** Every scenario of the lab, fluxed ones first. */
export const ALL_SCENARIOS: readonly Scenario[] = [
  homeFlux,
  fiveHomes,
  tenHomes,
  unnamedHomes,
  threeCountries,
  twoCountries,
  ttlZeroFlux,
  doubleFlux,
  twoAddresses,
  threeAddresses,
  decoyFlux,
  aliasFlux,
  ipv6Flux,
  dualStackFlux,
  halfHourFlux,
  halfHourPair,
  rentedSlow,
  rentedQuick,
  wildcardFlux,
  akamaiLike,
  akamaiInAccessNetworks,
  cloudflareLike,
  cloudfrontLike,
  fastlyLike,
  protectionLike,
  balancerAlias,
  balancerPlain,
  googleLike,
  ownCachesInAccessNetworks,
  trafficManagerLike,
  multiCdn,
  manyClouds,
  multiIspHosting,
  volunteerMirrors,
  timePool,
  peerSeed,
  dynamicHome,
  staticHome,
  twoLineHome,
  smallGeoDns,
  failover,
  migration,
  roundRobin,
  tunnelFrontEnds,
  ownContentNetwork,
  universityBalancing,
  plain,
];

/** The scenario with this id; throws where there is none. */
export function scenarioById(id: string): Scenario {
  const found = ALL_SCENARIOS.find((scenario) => scenario.id === id);
  if (found === undefined) throw new Error(`The lab has no scenario "${id}".`);
  return found;
}
