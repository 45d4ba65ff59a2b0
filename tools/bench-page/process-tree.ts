import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second in /proc/PID/stat: `getconf CLK_TCK`, 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Processor time that a process and all below it have used so far, those that have ended included, ms. */
export function processorMs(root: number): number {
  const fields = treeOf(root).map(({ times }) => times);
  return (fields.reduce((sum, ticks) => sum + ticks, 0) * 1_000) / TICKS;
}

/** Memory of a process and all below it, bytes; what several share is counted once between them (PSS). */
export function proportionalBytes(root: number): number {
  let sum = 0;
  for (const { pid } of treeOf(root)) {
    const text = readOrNothing(`/proc/${String(pid)}/smaps_rollup`);
    sum += Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
  }
  return sum;
}

type Process = { readonly pid: number; readonly parent: number; readonly times: number };

function treeOf(root: number): readonly Process[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((found) => found !== undefined);
  const tree = all.filter(({ pid }) => pid === root);
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
  return tree;
}

/** proc(5): after the name in brackets come state, parent, …; utime, stime, cutime and cstime are the 14th to 17th field. */
function readProcess(pid: number): Process | undefined {
  const text = readOrNothing(`/proc/${String(pid)}/stat`);
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  if (fields.length < 15) return undefined;
  const times = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { pid, parent: Number(fields[1]), times };
}

/** A process may end while one is reading about it. */
function readOrNothing(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
