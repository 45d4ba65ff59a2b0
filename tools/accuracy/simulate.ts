import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { sitesOf, type BenchOptions } from "./arguments.ts";
import type { SiteResult } from "./site-result.ts";
import type { Order, WorldReport } from "./worker.ts";

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));
const MOST_WORKERS = 2;

/** Simulates all worlds in at most two processes; `onProgress` hears how many sites are done. */
export async function simulate(
  options: BenchOptions,
  onProgress: (done: number, total: number) => void,
): Promise<{
  readonly results: readonly SiteResult[];
  /** Processor time of one site-day, ms, start-up left out. */
  readonly msEach: number;
}> {
  const orders = Array.from({ length: options.seeds }, (_, seed): Order => ({
    seed,
    sites: options.kinds.map((kind) => ({
      kind: kind.scenario.id,
      count: sitesOf(kind, options, seed),
    })),
  }));
  const total = orders.reduce(
    (sum, { sites }) => sites.reduce((all, { count }) => all + count, sum),
    0,
  );
  const results: SiteResult[] = [];
  let spent = 0;
  const take = ({ results: some, spentMs }: WorldReport): void => {
    results.push(...some);
    spent += spentMs;
    onProgress(results.length, total);
  };
  const workers = Math.min(MOST_WORKERS, orders.length);
  await Promise.all(Array.from({ length: workers }, () => runWorker(orders, take)));
  const place = new Map(options.kinds.map(({ scenario }, index) => [scenario.id, index]));
  // Which process was quicker must not show in the report.
  results.sort((a, b) => a.seed - b.seed || (place.get(a.kind) ?? 0) - (place.get(b.kind) ?? 0));
  return { results, msEach: spent / Math.max(1, results.length) };
}

/** One process, world after world until none is left. */
function runWorker(orders: Order[], take: (report: WorldReport) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(WORKER);
    let isDone = false;
    const next = (): void => {
      const order = orders.shift();
      if (order !== undefined) {
        child.send(order);
        return;
      }
      isDone = true;
      child.disconnect();
    };
    child.on("message", (report: WorldReport) => {
      take(report);
      if (report.isLast) next();
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (isDone) resolve();
      else reject(new Error(`A simulation ended early (exit status ${String(code)}).`));
    });
    next();
  });
}
