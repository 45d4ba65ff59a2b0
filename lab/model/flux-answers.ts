import { createLivePool, drawLive, MEDIAN_LIFE_MS } from "./bots.ts";
import type { BotOptions, Builder } from "./builder.ts";
import type { Mix } from "./populations.ts";
import type { Parameter } from "./scenario.ts";
import type { Ask, RrSet } from "./zone.ts";

/** What every network of bots is described by; scenarios override the values. */
export const BOT_PARAMETERS = {
  addresses: { value: 8, least: 1, most: 14, meaning: "addresses in one answer" },
  ttl: { value: 180, least: 0, most: 1_800, meaning: "time to live of the addresses, seconds" },
  live: { value: 30, least: 4, most: 2_000, meaning: "bots switched on at one time" },
  pool: { value: 600, least: 20, most: 10_000, meaning: "bots in all" },
  rotateSeconds: {
    value: 300,
    least: 0,
    most: 86_400,
    meaning: "time between two sets of addresses; 0 draws anew for every query",
  },
  unnamed: { value: 0.46, least: 0, most: 1, meaning: "share of networks without reverse names" },
} as const satisfies Readonly<Record<string, Parameter>>;

export type BotValues = { readonly [K in keyof typeof BOT_PARAMETERS]: number };

/** Copies `BOT_PARAMETERS` with other values. */
export function botParameters(changes: Partial<BotValues>): {
  readonly [K in keyof BotValues]: Parameter & { readonly value: number };
} {
  const entries = (Object.keys(BOT_PARAMETERS) as (keyof BotValues)[]).map((key) => [
    key,
    { ...BOT_PARAMETERS[key], value: changes[key] ?? BOT_PARAMETERS[key].value },
  ]);
  return Object.fromEntries(entries) as ReturnType<typeof botParameters>;
}

/** The addresses of a network of bots, query by query. */
export function botAnswers(
  builder: Builder,
  mix: Mix,
  values: BotValues,
  options: BotOptions = {},
): (ask: Ask) => RrSet {
  const members = builder.bots(mix, values.pool, {
    ...options,
    naming: { unnamedNetworks: values.unnamed, ...options.naming },
  });
  return answersFrom(builder, members, values);
}

/** The same from machines that are given, such as rented servers. */
export function answersFrom(
  builder: Builder,
  members: readonly string[],
  values: Omit<BotValues, "pool" | "unnamed"> & { readonly medianLifeMs?: number },
): (ask: Ask) => RrSet {
  const pool = createLivePool({
    members,
    live: values.live,
    medianLifeMs: values.medianLifeMs ?? MEDIAN_LIFE_MS,
    seed: builder.seed,
  });
  const windowMs = values.rotateSeconds * 1_000;
  return (ask) => ({
    ttl: values.ttl,
    data: drawLive(pool, values.addresses, windowMs, ask, builder.seed),
  });
}
