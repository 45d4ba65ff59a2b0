import type { NetworkTable } from "../../src/networks/table.ts";
import { prefixesOf } from "../../src/networks/prefixes.ts";
import { createAddressSource } from "./address-source.ts";
import { loadLabPrefixes } from "./lab-prefixes.ts";
import { type Authority, createAuthority } from "./authority.ts";
import { createBuilder, type ReverseBook } from "./builder.ts";
import { reverseZones } from "./reverse-zones.ts";
import { type ReverseNameParameters, USUAL_REVERSE_NAMES } from "./reverse-names.ts";
import type { Scenario } from "./scenario.ts";
import type { Zone } from "./zone.ts";

export type WorldOptions = {
  /** The same seed gives the same world. */
  readonly seed: number;
  readonly scenarios: readonly Scenario[];
  /** When the world begins, ms since the epoch; time in it counts from here. Default 0. */
  readonly startedAt?: number;
  /** How access networks name addresses, where it should differ from the usual. */
  readonly reverseNames?: Partial<ReverseNameParameters>;
  /**
   * Where addresses are drawn from. Default: the project's own table, of which only the networks that
   * the lab uses are read, from a file made once: decoding the whole costs seconds of processor time.
   */
  readonly networkTable?: NetworkTable;
};

export type World = {
  readonly seed: number;
  readonly startedAt: number;
  readonly scenarios: readonly Scenario[];
  readonly authority: Authority;
  /** All zones, for a server that must know them beforehand. */
  readonly zones: readonly Zone[];
  readonly scenarioOf: (host: string) => Scenario | undefined;
};

/** Builds one DNS world out of scenarios. Throws when two of them claim the same zone or id. */
export function createWorld(options: WorldOptions): World {
  const { seed, scenarios, startedAt = 0 } = options;
  const { networkTable } = options;
  const prefixes =
    networkTable === undefined ? loadLabPrefixes() : (asn: number) => prefixesOf(networkTable, asn);
  const source = createAddressSource(prefixes);
  const naming = { ...USUAL_REVERSE_NAMES, ...options.reverseNames };
  const book: ReverseBook = new Map();
  const zones = scenarios.flatMap((scenario) =>
    scenario.build(createBuilder({ id: scenario.id, worldSeed: seed, source, naming, book })),
  );
  refuseRepeats(
    scenarios.map(({ id }) => id),
    "scenario",
  );
  refuseRepeats(
    zones.map(({ apex }) => apex),
    "zone",
  );
  const all = [...zones, ...reverseZones(book)];
  const byHost = new Map(
    scenarios.flatMap((scenario) => scenario.hosts.map((host) => [host, scenario] as const)),
  );
  return {
    seed,
    startedAt,
    scenarios,
    authority: createAuthority(all, startedAt),
    zones: all,
    scenarioOf: (host) => byHost.get(host),
  };
}

function refuseRepeats(names: readonly string[], what: string): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new Error(`Two scenarios claim the ${what} "${repeated}".`);
}
