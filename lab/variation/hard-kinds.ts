import type { Scenario } from "../model/scenario.ts";
import * as bots from "../scenarios/hard/bot-kinds.ts";
import * as clouds from "../scenarios/hard/many-clouds.ts";
import { manyLinesPortal, regionalLines } from "../scenarios/hard/many-lines.ts";
import * as providers from "../scenarios/hard/provider-networks.ts";
import {
  cloudInstances,
  movingNameServers,
  oneSlowServer,
} from "../scenarios/hard/rented-kinds.ts";
import { branchOffices, dualLineHome, homeLab } from "../scenarios/hard/several-lines.ts";
import { anycastMany, dualStackHosting, parked } from "../scenarios/hard/steady-kinds.ts";
import { universityMirrors, volunteerFronts } from "../scenarios/hard/volunteers.ts";
import * as fluxed from "../scenarios/hold-out/fluxed-kinds.ts";
import * as communities from "../scenarios/hold-out/honest-communities.ts";
import * as services from "../scenarios/hold-out/honest-services.ts";
import { BOTS, FEW, FRESH, SLOW } from "./bot-bounds.ts";
import type { Bounds } from "./draw-parameters.ts";
import type { Group, Kind, Origin } from "./kind.ts";

const from =
  (origin: Origin) =>
  (group: Group, scenario: Scenario, bounds: Bounds = {}): Kind => ({
    scenario,
    group,
    origin,
    bounds,
  });
const hard = from("hard");
const heldOut = from("hold-out");

/** Kinds that real networks justify and that are hard to tell apart. */
export const HARD_KINDS: readonly Kind[] = [
  hard("worldwide bots", bots.sameSet, { ...BOTS, rotateSeconds: [300, 900] }),
  hard("concentrated or mixed bots", bots.homesAndServers, BOTS),
  hard("concentrated or mixed bots", bots.twoNations, BOTS),
  hard("fresh draw for every query", bots.residentialProxies, FRESH),
  hard("one or two addresses", bots.oneOrTwo, { ...FEW, addresses: [1, 2] }),
  hard("bots of one country", bots.oneCountry, { ...BOTS, addresses: [2, 10] }),
  hard("IPv6 only", bots.ipv6Sparse, { ...BOTS, addresses: [2, 8], unnamed: [0.75, 0.95] }),
  hard("slow rotation", bots.hourTtl, {
    ...SLOW,
    ttl: [1_800, 7_200],
    rotateSeconds: [1_800, 7_200],
  }),
  hard("cloud instances", cloudInstances),
  hard("one slow server", oneSlowServer),
  hard("moving name servers", movingNameServers, { unnamed: [0.25, 0.7] }),
  hard("plain, CDN, balancer, parking", parked),
  hard("plain, CDN, balancer, parking", dualStackHosting),
  hard("plain, CDN, balancer, parking", anycastMany),
  hard("other honest", providers.providerCdn),
  hard("other honest", providers.companyCaches),
  hard("other honest", providers.multiCdnCaches),
  hard("other honest", manyLinesPortal),
  hard("other honest", regionalLines),
  hard("other honest", clouds.balancingOverClouds),
  hard("other honest", clouds.tunnelFronts),
  hard("other honest", clouds.spotCluster),
  hard("other honest", clouds.genericBalancing),
  hard("other honest", branchOffices),
  hard("other honest", dualLineHome),
  hard("mirrors and volunteer fronts", universityMirrors),
  hard("mirrors and volunteer fronts", volunteerFronts),
  hard("home-lab round robin", homeLab),
];

/** Kinds written without knowledge of the rules, never used for calibration. */
export const HOLD_OUT_KINDS: readonly Kind[] = [
  heldOut("worldwide bots", fluxed.followTheSun, { ...BOTS, rotateSeconds: [300, 1_800] }),
  heldOut("concentrated or mixed bots", fluxed.brokenRouters, {
    ...BOTS,
    addresses: [2, 6],
    rotateSeconds: [600, 7_200],
    live: [15, 60],
    pool: [60, 300],
  }),
  heldOut("rented servers", fluxed.brokenWebServers),
  heldOut("two or three addresses", fluxed.mostlyDecoys, { ...BOTS, addresses: [2, 4] }),
  heldOut("worldwide bots", fluxed.shadowedLabel, BOTS),
  heldOut("other honest", services.scrubbedUnderAttack),
  heldOut("other honest", services.regionalGameServers),
  heldOut("other honest", services.adExchange),
  heldOut("other honest", services.newNameServers),
  heldOut("mirrors and volunteer fronts", communities.publicGateways),
  heldOut("mirrors and volunteer fronts", communities.chainEndpoints),
  heldOut("mirrors and volunteer fronts", communities.nearestMirrors),
  heldOut("other honest", communities.cooperativeProvider),
  heldOut("home-lab round robin", communities.homeWithSpare),
];
