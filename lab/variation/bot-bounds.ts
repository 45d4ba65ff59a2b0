import type { Bounds } from "./draw-parameters.ts";

/** Bounds that keep a network of bots of the usual kind: four addresses or more, minutes to live. */
export const BOTS: Bounds = {
  addresses: [4, 12],
  ttl: [60, 600],
  rotateSeconds: [0, 600],
  live: [15, 200],
  pool: [150, 1_200],
  unnamed: [0.25, 0.7],
};

/** Few addresses in an answer. */
export const FEW: Bounds = { ...BOTS, addresses: [2, 3], ttl: [30, 600] };

/** Answers that are hardly ever cached, another bot for every query. */
export const FRESH: Bounds = {
  ...BOTS,
  addresses: [1, 2],
  ttl: [0, 5],
  rotateSeconds: [0, 0],
  live: [60, 600],
};

/** The same set for half an hour or longer. */
export const SLOW: Bounds = {
  ...BOTS,
  addresses: [3, 8],
  ttl: [300, 1_800],
  rotateSeconds: [1_800, 7_200],
};

/**
 * Rented servers by the dozen, of which half answer at one time. Ten that take turns are told from a
 * careful company's by nothing in DNS: they are back within hours, as its servers are.
 */
export const DOZENS: Bounds = { servers: [24, 300] };
