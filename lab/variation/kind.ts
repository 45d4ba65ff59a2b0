import type { Scenario } from "../model/scenario.ts";
import type { Bounds } from "./draw-parameters.ts";

/** What is asked of detection, by group: kinds of one group are judged together. */
export const GROUPS = [
  "worldwide bots",
  "concentrated or mixed bots",
  "fresh draw for every query",
  "two or three addresses",
  "one or two addresses",
  "bots of one country",
  "IPv6 only",
  "slow rotation",
  "rented servers",
  "cloud instances",
  "one slow server",
  "moving name servers",
  "plain, CDN, balancer, parking",
  "other honest",
  "mirrors and volunteer fronts",
  "home-lab round robin",
  "time pools",
  "peer-to-peer seeds",
] as const;
export type Group = (typeof GROUPS)[number];

/** Where a kind of site comes from; hold-out kinds were written without knowledge of the rules. */
export type Origin = "usual" | "hard" | "hold-out";

/** One kind of site, of which many are simulated, each with parameters of its own. */
export type Kind = {
  readonly scenario: Scenario;
  readonly group: Group;
  readonly origin: Origin;
  /** Bounds narrower than the scenario's own. */
  readonly bounds: Bounds;
};
