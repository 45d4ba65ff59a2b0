import { ACCESS_AFRICA } from "./curated-access-africa.ts";
import { ACCESS_AMERICAS } from "./curated-access-americas.ts";
import { ACCESS_ASIA } from "./curated-access-asia.ts";
import { ACCESS_EUROPE } from "./curated-access-europe.ts";
import { CDN_NETWORKS } from "./curated-cdn.ts";
import { HOSTING_OTHERS } from "./curated-data-centres.ts";
import { EDUCATION_NETWORKS } from "./curated-education.ts";
import { HOSTING_CLOUDS } from "./curated-hosting.ts";
import type { Curated, CuratedList } from "./curated-list.ts";
import { OTHER_NETWORKS } from "./curated-others.ts";

/** Networks classified by hand. */
export const CURATED: CuratedList = [
  ...ACCESS_EUROPE,
  ...ACCESS_ASIA,
  ...ACCESS_AFRICA,
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
