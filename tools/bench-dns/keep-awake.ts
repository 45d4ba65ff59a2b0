import { spawn } from "node:child_process";
import { availableParallelism, constants, setPriority } from "node:os";

/**
 * Keeps every core awake at the lowest priority until the result is called: a virtual machine takes up to a millisecond to
 * wake one that had nothing to do, at every message between two processes, and that is no part of what is measured.
 */
export function keepAwake(): () => void {
  const children = Array.from({ length: availableParallelism() }, () => {
    const child = spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" });
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    return child;
  });
  const end = (): void => {
    for (const child of children) child.kill("SIGKILL");
  };
  process.once("exit", end);
  return end;
}
