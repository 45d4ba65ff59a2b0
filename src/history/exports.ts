import type { JudgedReport } from "../messages/protocol.ts";
import type { PastSite } from "../storage/past-sites.ts";
import type { Sensitivity } from "../detection/verdict.ts";
import { hostName } from "../ui/host-name.ts";
import { wordedEvidence } from "../ui/worded-evidence.ts";
import type { Words } from "../ui/words.ts";
import { writeCsv, type Cell } from "./csv.ts";
import { lastChoiceOf, warningsOf } from "./selection.ts";

/** A site with all that is known of it. */
export type FullSite = { readonly site: PastSite; readonly report: JudgedReport };

export type Circumstances = {
  /** ms since the epoch. */
  readonly savedAt: number;
  readonly sensitivity: Sensitivity;
};

const VERSION = 1;

/**
 * Sites as a file for programs; docs/history.md describes it. Verdict, evidence and facts are in the form in which
 * the command prints them.
 */
export function historyJson(
  sites: readonly FullSite[],
  { savedAt, sensitivity }: Circumstances,
  words: Words,
): string {
  const file = {
    fluxward: "history",
    version: VERSION,
    saved: moment(savedAt),
    sensitivity,
    sites: sites.map(({ site, report: { host, verdict, facts, allowed, marked } }) => ({
      host,
      unicode: hostName(host).readable,
      verdict: verdict.level,
      score: verdict.score,
      confidence: verdict.confidence,
      firstLook: moment(facts.looks[0]?.at),
      lastLook: moment(facts.looks.at(-1)?.at),
      allowed: allowed?.scope,
      marked,
      events: site.events.map(({ at, what, level }) => ({
        ...{ at: moment(at), what, verdict: level },
      })),
      evidence: verdict.evidence.map((one) => wordedEvidence(one, words)),
      facts,
    })),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

const COLUMNS = [
  ...["host", "unicode", "verdict", "score", "confidence", "looks", "first_look", "last_look"],
  ...["addresses", "networks", "maximum_ttl", "evidence", "warnings", "last_warning"],
  ...["last_choice", "last_choice_at", "allowed", "marked"],
];

/** Sites as a table, one a line. Times are UTC (ISO 8601), the rest has the words of the protocol, in no language. */
export function historyCsv(sites: readonly FullSite[]): string {
  return writeCsv([COLUMNS, ...sites.map(line)]);
}

function line({ site, report }: FullSite): readonly Cell[] {
  const { host, verdict, facts, allowed, marked } = report;
  const { looks } = facts;
  const warnings = warningsOf(site);
  const choice = lastChoiceOf(site);
  const evidence = verdict.evidence.map(({ reason, points }) => `${reason}:${String(points)}`);
  return [
    ...[host, hostName(host).readable, verdict.level, verdict.score, verdict.confidence],
    ...[looks.length, moment(looks[0]?.at), moment(looks.at(-1)?.at)],
    ...[facts.addresses.length, facts.networks, facts.maximumTtl, evidence.join(" ")],
    ...[warnings.length, moment(warnings.at(-1)?.at), choice?.what, moment(choice?.at)],
    ...[allowed?.scope, marked],
  ];
}

function moment(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
