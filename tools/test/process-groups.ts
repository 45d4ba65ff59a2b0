/** Process groups that must not outlive the run, by the id of their first process. */
const groups = new Set<number>();

/** How long a stage may take to close its browsers after being told to end, ms. */
const GRACE_MS = 4_000;

/** Remembers a group; the answer forgets it. */
export function trackGroup(pid: number | undefined): () => void {
  if (pid === undefined) return () => undefined;
  groups.add(pid);
  return () => groups.delete(pid);
}

/** Sends a signal to a whole group; one that is already gone is no error. */
export function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

let ending = false;

/** Whether this program was told to end: what stages say from now on means nothing. */
export function isEnding(): boolean {
  return ending;
}

/** Ends every group when this program is told to end, first kindly. */
export function endGroupsOnSignal(): void {
  for (const [signal, status] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      console.log("\nending: closing what is running");
      for (const pid of groups) endGroup(pid, "SIGTERM");
      const finish = (): void => {
        for (const pid of groups) endGroup(pid, "SIGKILL");
        process.exit(status);
      };
      setTimeout(finish, GRACE_MS);
      setInterval(() => {
        if (groups.size === 0) finish();
      }, 100);
    });
  }
}
