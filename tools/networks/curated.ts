import { ACCESS_AFRICA_ASIA } from "./curated-access-world.ts";
import { ACCESS_AMERICAS } from "./curated-access-americas.ts";
import { ACCESS_EUROPE } from "./curated-access-europe.ts";
import { HOSTING_OTHERS } from "./curated-data-centres.ts";
import type { Curated, CuratedList } from "./curated-list.ts";
import { EDUCATION_NETWORKS, OTHER_NETWORKS } from "./curated-others.ts";
import { CDN_NETWORKS, HOSTING_CLOUDS } from "./curated-servers.ts";

/** Networks classified by hand. */
export const CURATED: CuratedList = [
  ...ACCESS_EUROPE,
  ...ACCESS_AFRICA_ASIA,
  ...ACCESS_AMERICAS,
  ...CDN_NETWORKS,
  ...HOSTING_CLOUDS,
  ...HOSTING_OTHERS,
  ...EDUCATION_NETWORKS,
  ...OTHER_NETWORKS,
];

/** The same by AS number. */
export const curatedByNumber: ReadonlyMap<number, Curated> = new Map(
  CURATED.map((entry) => [entry.asn, entry]),
);
