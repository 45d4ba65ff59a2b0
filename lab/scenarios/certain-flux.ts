import type { Scenario } from "../model/scenario.ts";
import { tenHomes } from "./home-flux.ts";

const reverseNamed = tenHomes.withParameters({ unnamed: 0 });

/**
 * For tests of what follows from red, not of whether it comes: every line has its reverse name, so that
 * luck has no part in the first look. It was red in 900 of 900 worlds, and in 1,800 of 1,800 draws of one;
 * with half of the lines unnamed, as botnets have them, every twentieth first look was amber. Its "www"
 * answers alike and is looked at by itself.
 */
export const CERTAIN_FLUX: Scenario = {
  ...reverseNamed,
  hosts: reverseNamed.hosts.flatMap((host) => [host, `www.${host}`]),
};
