import type { PastVerdict } from "../messages/findings.ts";
import type { JudgedReport } from "../messages/protocol.ts";
import { MOST_JUDGED } from "../messages/findings.ts";
import type { call as callBackground } from "../platform/messenger.ts";
import type { PastSite } from "../storage/past-sites.ts";
import type { FullSite } from "./exports.ts";

type Call = typeof callBackground;

/**
 * Has sites judged, some at a time so that no page waits for the background meanwhile; `isWanted` is asked
 * before each time.
 */
export async function judgeAll(
  call: Call,
  hosts: readonly string[],
  isWanted: () => boolean,
  onVerdicts: (verdicts: readonly PastVerdict[]) => void,
): Promise<void> {
  for (let from = 0; from < hosts.length && isWanted(); from += MOST_JUDGED) {
    const some = hosts.slice(from, from + MOST_JUDGED);
    const verdicts = await call("judgePastSites", { hosts: some });
    if (isWanted()) onVerdicts(verdicts);
  }
}

/** All that is known of sites, one after the other. */
export async function gatherAll(
  call: Call,
  sites: readonly PastSite[],
  onProgress: (done: number) => void,
): Promise<readonly FullSite[]> {
  const all: FullSite[] = [];
  for (const site of sites) {
    const report: JudgedReport = await call("getPastSite", { host: site.host });
    all.push({ site, report });
    if (all.length % MOST_JUDGED === 0) onProgress(all.length);
  }
  return all;
}
