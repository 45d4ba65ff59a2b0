import { fork, type ChildProcess } from "node:child_process";
import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import {
  createClient,
  median,
  ROUND_TRIPS_MS,
  SCENARIO,
  type LookTimes,
  type Served,
} from "./bench-dns/measure.ts";
import { measureLine } from "./bench-dns/measure-line.ts";
import { keepAwake } from "./bench-dns/keep-awake.ts";
import { loadKnowledge } from "./networks/load-knowledge.ts";

/**
 * Prints how long a look takes over simulated lines: `npm run bench:dns [-- RUNS]`. The physical limit: a level needs one
 * answer (1 round trip); reverse names of name servers' addresses need four in a row. Cold
 * adds two, for TCP and TLS 1.3. Figures only: never a failure.
 */
const FIRST = { trips: 1, slackMs: 15 };
const FULL = { trips: 4, slackMs: 30 };
const COLD_TRIPS = 2;
/** A process's first looks: connections are made at the first, and the engine compiles what is run again and again. */
const WARM_UPS = 20;
/** Of these, those that are printed by themselves: connections are warm, the code is not yet. */
const EARLY = { from: 1, to: 4 };
const COLD_RUNS = 5;
const runs = Number(process.argv[2] ?? "21");
if (!Number.isInteger(runs) || runs < 1) {
  console.error("Give the number of looks, such as: npm run bench:dns -- 21");
  process.exit(2);
}

const knowledge = loadKnowledge();
console.log(
  `Looks at the scenario "${SCENARIO}", three resolvers in a process of their own, HTTP/2; medians of ${String(runs)} (cold: ${String(COLD_RUNS)}).`,
);
const [busy = 0] = loadavg();
if (busy > availableParallelism() / 2) {
  console.log(
    `Other work keeps this machine busy (load ${busy.toFixed(1)}): what misses may not be ours.`,
  );
}
const letSleep = keepAwake();
for (const roundTripMs of ROUND_TRIPS_MS) {
  const { served, child } = await serve(roundTripMs);
  const line = await measureLine(served);
  const warm = createClient(served, knowledge);
  const early: LookTimes[] = [];
  for (let count = 0; count < WARM_UPS; count += 1) early.push(await warm.look());
  const looks = [];
  for (let count = 0; count < runs; count += 1) looks.push(await warm.look());
  await warm.close();
  const cold = [];
  for (let count = 0; count < COLD_RUNS; count += 1) {
    const client = createClient(served, knowledge);
    cold.push(await client.look());
    await client.close();
  }
  child.disconnect();
  const rows = [
    row(
      "first level, warm",
      looks.map(({ first }) => first),
      roundTripMs,
      FIRST,
    ),
    row(
      "with name servers and reverse names, warm",
      looks.map(({ full }) => full),
      roundTripMs,
      FULL,
    ),
    row(
      "the same, looks 2 to 4 of a process",
      early.slice(EARLY.from, EARLY.to).map(({ full }) => full),
      roundTripMs,
      { trips: FULL.trips },
    ),
    row(
      "first level, cold",
      cold.map(({ first }) => first),
      roundTripMs,
      { trips: 1 + COLD_TRIPS },
    ),
    row(
      "with name servers and reverse names, cold",
      cold.map(({ full }) => full),
      roundTripMs,
      { trips: FULL.trips + COLD_TRIPS },
    ),
  ];
  const level = looks.at(-1)?.level ?? "";
  console.log(
    `\nround trip ${String(roundTripMs)} ms, by HTTP/2 pings ${line.toFixed(1)} ms (level: ${level})\n${rows.join("\n")}`,
  );
}
letSleep();

function row(
  what: string,
  values: readonly number[],
  roundTripMs: number,
  { trips, slackMs }: { readonly trips: number; readonly slackMs?: number },
): string {
  const limit = trips * roundTripMs;
  const took = median(values);
  const target = slackMs === undefined ? undefined : limit + slackMs;
  const kept =
    target === undefined
      ? ""
      : `  target ${String(target)} ms: ${took <= target ? "kept" : "MISSED"}`;
  return `  ${what.padEnd(42)} ${took.toFixed(1).padStart(7)} ms  limit ${String(limit).padStart(4)} ms${kept}`;
}

/** Starts the lab in another process. */
function serve(roundTripMs: number): Promise<{ served: Served; child: ChildProcess }> {
  const file = fileURLToPath(new URL("bench-dns/serve.ts", import.meta.url));
  const child = fork(file, [String(roundTripMs)], { execArgv: ["--import", "tsx"] });
  return new Promise((resolve, reject) => {
    child.once("message", (message) => {
      resolve({ served: message as Served, child });
    });
    child.once("exit", (code) => {
      reject(new Error(`The lab ended before it was ready (${String(code)}).`));
    });
  });
}
