import type { Group, Kind } from "../../lab/variation/kind.ts";
import type { EvidenceGroup } from "../../src/detection/evidence.ts";
import type { Reading, SiteResult } from "../accuracy/site-result.ts";
import type { Sample } from "./logistic.ts";

/** The features of the fit, in this order. */
export const EVIDENCE_GROUPS: readonly EvidenceGroup[] = [
  "dispersion",
  "churn",
  "residential",
  "name-servers",
  "ttl",
  "extras",
  "legitimate",
];

/** One site as it stood at one moment. */
export type KindReading = Reading & {
  readonly kind: string;
  readonly group: Group;
  readonly fluxed: boolean;
  /** So that kinds of one class count alike, and both classes too: all of a class sum to 1. */
  readonly weight: number;
};

/** What DNS cannot tell by itself: there the right answer is amber at most, or nothing. */
const UNDECIDED: readonly Group[] = ["peer-to-peer seeds", "time pools", "cloud instances"];

/** Readings at a moment; hold-out kinds and what DNS cannot tell are left out. */
export function readingsAt(
  kinds: readonly Kind[],
  results: readonly SiteResult[],
  moment: number,
): readonly KindReading[] {
  const known = new Map(
    kinds
      .filter(({ origin, group }) => origin !== "hold-out" && !UNDECIDED.includes(group))
      .map((kind) => [kind.scenario.id, kind]),
  );
  const counts = new Map<string, number>();
  for (const { kind } of results) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const fluxedKinds = [...counts.keys()].filter((id) => known.get(id)?.scenario.fluxed === true);
  const honestKinds = [...counts.keys()].filter((id) => known.get(id)?.scenario.fluxed === false);
  return results.flatMap(({ kind: id, readings }) => {
    const kind = known.get(id);
    const reading = readings[moment];
    if (kind === undefined || reading === undefined) return [];
    const { fluxed } = kind.scenario;
    const alike = (counts.get(id) ?? 1) * (fluxed ? fluxedKinds : honestKinds).length;
    return [{ ...reading, kind: id, group: kind.group, fluxed, weight: 1 / alike }];
  });
}

export function toSample({ groups, fluxed, weight }: KindReading): Sample {
  return { features: EVIDENCE_GROUPS.map((group) => groups[group]), fluxed, weight };
}

/** How often something holds, as a mean over kinds. */
export function shareOf(
  readings: readonly KindReading[],
  isHit: (reading: KindReading) => boolean,
): number {
  let hits = 0;
  let all = 0;
  for (const reading of readings) {
    all += reading.weight;
    if (isHit(reading)) hits += reading.weight;
  }
  return all === 0 ? 0 : hits / all;
}

/** The kind with the largest share, and that share. */
export function worstKind(
  readings: readonly KindReading[],
  isHit: (reading: KindReading) => boolean,
): { readonly kind: string; readonly share: number } {
  let worst = { kind: "-", share: 0 };
  for (const kind of new Set(readings.map(({ kind }) => kind))) {
    const share = shareOf(
      readings.filter((reading) => reading.kind === kind),
      isHit,
    );
    if (share > worst.share) worst = { kind, share };
  }
  return worst;
}
