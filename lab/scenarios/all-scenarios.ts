import type { Scenario } from "../model/scenario.ts";
import { akamaiInAccessNetworks, akamaiLike } from "./akamai-like.ts";
import { homeFlux } from "./home-flux.ts";
import { plain } from "./plain.ts";

/** Every scenario of the lab, fluxed ones first. */
export const ALL_SCENARIOS: readonly Scenario[] = [
  homeFlux,
  akamaiLike,
  akamaiInAccessNetworks,
  plain,
];
