import { existsSync, lstatSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** Debian's packages ask this program whether they may start their daemon (invoke-rc.d(8)). */
const POLICY = "/usr/sbin/policy-rc.d";
/** "Action forbidden". */
const FORBID = "#!/bin/sh\nexit 101\n";

/**
 * Runs `work` while no package may start a daemon, then puts back what was there. What an interrupted
 * run left behind is put back first.
 */
export async function withoutDaemons<T>(work: () => Promise<T>, policy = POLICY): Promise<T> {
  const kept = `${policy}.before-fluxward`;
  if (isThere(kept)) renameSync(kept, policy);
  if (isThere(policy)) renameSync(policy, kept);
  writeFileSync(policy, FORBID, { mode: 0o755 });
  try {
    return await work();
  } finally {
    rmSync(policy, { force: true });
    if (isThere(kept)) renameSync(kept, policy);
  }
}

/** Also true for a link that leads nowhere. */
function isThere(path: string): boolean {
  return existsSync(path) || lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
