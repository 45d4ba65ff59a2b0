import type { Scenario } from "../model/scenario.ts";
import { akamaiInAccessNetworks, akamaiLike } from "../scenarios/akamai-like.ts";
import { aliasFlux } from "../scenarios/alias-flux.ts";
import { balancerAlias, balancerPlain, cloudfrontLike } from "../scenarios/amazon-like.ts";
import { cloudflareLike, fastlyLike, protectionLike } from "../scenarios/anycast-cdn.ts";
import { threeCountries, twoCountries } from "../scenarios/concentrated-flux.ts";
import { decoyFlux } from "../scenarios/decoy-flux.ts";
import { doubleFlux } from "../scenarios/double-flux.ts";
import { threeAddresses, twoAddresses } from "../scenarios/few-address-flux.ts";
import { googleLike, ownCachesInAccessNetworks } from "../scenarios/google-like.ts";
import { halfHourFlux, halfHourPair } from "../scenarios/half-hour-flux.ts";
import { fiveHomes, homeFlux, tenHomes, unnamedHomes } from "../scenarios/home-flux.ts";
import * as lines from "../scenarios/homes-and-lines.ts";
import { dualStackFlux, ipv6Flux } from "../scenarios/ipv6-flux.ts";
import { plain } from "../scenarios/plain.ts";
import { rentedQuick, rentedSlow } from "../scenarios/rented-flux.ts";
import * as rented from "../scenarios/rented-sites.ts";
import { manyClouds, multiCdn, trafficManagerLike } from "../scenarios/switched-sites.ts";
import { ttlZeroFlux } from "../scenarios/ttl-zero-flux.ts";
import { peerSeed, timePool, volunteerMirrors } from "../scenarios/volunteer-pools.ts";
import { wildcardFlux } from "../scenarios/wildcard-flux.ts";
import { BOTS, DOZENS, FEW, FRESH, SLOW } from "./bot-bounds.ts";
import type { Bounds } from "./draw-parameters.ts";
import type { Group, Kind } from "./kind.ts";

const of = (group: Group, scenario: Scenario, bounds: Bounds = {}): Kind => ({
  scenario,
  group,
  origin: "usual",
  bounds,
});

/** The lab's own scenarios as kinds. */
export const USUAL_KINDS: readonly Kind[] = [
  of("worldwide bots", homeFlux, { ...BOTS, unnamed: [0.1, 0.4] }),
  of("worldwide bots", fiveHomes, BOTS),
  of("worldwide bots", tenHomes, { ...BOTS, addresses: [8, 14] }),
  of("worldwide bots", unnamedHomes, { ...BOTS, unnamed: [0.75, 0.95] }),
  of("worldwide bots", doubleFlux, BOTS),
  of("worldwide bots", decoyFlux, BOTS),
  of("worldwide bots", aliasFlux, BOTS),
  of("worldwide bots", dualStackFlux, BOTS),
  of("worldwide bots", wildcardFlux, BOTS),
  of("concentrated or mixed bots", threeCountries, BOTS),
  of("concentrated or mixed bots", twoCountries, BOTS),
  of("fresh draw for every query", ttlZeroFlux, FRESH),
  of("two or three addresses", twoAddresses, { ...FEW, addresses: [2, 3] }),
  of("two or three addresses", threeAddresses, { ...FEW, addresses: [3, 3] }),
  of("IPv6 only", ipv6Flux, BOTS),
  of("slow rotation", halfHourFlux, SLOW),
  of("slow rotation", halfHourPair, { ...SLOW, addresses: [2, 2] }),
  of("rented servers", rentedSlow, { ...DOZENS, rotateSeconds: [1_800, 14_400] }),
  of("rented servers", rentedQuick, { ...DOZENS, rotateSeconds: [300, 1_200] }),
  of("plain, CDN, balancer, parking", plain),
  of("plain, CDN, balancer, parking", akamaiLike),
  of("plain, CDN, balancer, parking", akamaiInAccessNetworks),
  of("plain, CDN, balancer, parking", cloudflareLike),
  of("plain, CDN, balancer, parking", cloudfrontLike),
  of("plain, CDN, balancer, parking", fastlyLike),
  of("plain, CDN, balancer, parking", protectionLike),
  of("plain, CDN, balancer, parking", balancerAlias),
  of("plain, CDN, balancer, parking", balancerPlain),
  of("plain, CDN, balancer, parking", googleLike),
  of("plain, CDN, balancer, parking", trafficManagerLike),
  of("plain, CDN, balancer, parking", multiCdn),
  of("plain, CDN, balancer, parking", rented.roundRobin),
  of("plain, CDN, balancer, parking", rented.failover),
  of("plain, CDN, balancer, parking", rented.migration),
  of("plain, CDN, balancer, parking", rented.smallGeoDns),
  of("plain, CDN, balancer, parking", lines.staticHome),
  of("plain, CDN, balancer, parking", lines.dynamicHome),
  of("other honest", ownCachesInAccessNetworks),
  of("other honest", manyClouds),
  of("other honest", lines.multiIspHosting),
  of("other honest", lines.twoLineHome),
  of("other honest", rented.tunnelFrontEnds),
  of("other honest", rented.ownContentNetwork),
  of("other honest", rented.universityBalancing),
  of("mirrors and volunteer fronts", volunteerMirrors),
  of("time pools", timePool, { members: [100, 1_000] }),
  of("peer-to-peer seeds", peerSeed, { members: [200, 1_000] }),
];
