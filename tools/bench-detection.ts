import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { ALL_KINDS } from "../lab/variation/kinds.ts";
import { createSharedWorld, runVariedDay } from "../lab/variation/varied-day.ts";
import { createReplayHistories } from "../src/cli/replay-histories.ts";
import { parseReplayLine } from "../src/cli/replay-line.ts";
import { judge } from "../src/detection/judge.ts";
import type { History, Look } from "../src/detection/observation.ts";
import { isWarned } from "../src/detection/verdict.ts";
import { loadKnowledge } from "./networks/load-knowledge.ts";

/**
 * Prints how long a verdict takes: `npm run bench:detection`. Histories of about 200 observations, from
 * the lab's days of every kind of site, repeated on the next days until there are as many; and the real
 * traces, where present, beside `JSON.parse` alone. Verdicts by the clock, of which the median says most
 * on a busy machine; replay by processor time. Figures only: never a failure.
 */
const OBSERVATIONS = 200;
const SEED = 8100;
const ROUNDS = 30;
const WARM_UPS = 5;
const DAY_MS = 86_400_000;
const TRACE = join(import.meta.dirname, "..", "..", "shared", "traces", "real-dev.jsonl.gz");

const knowledge = loadKnowledge();
const world = createSharedWorld(SEED);
const histories = ALL_KINDS.map((kind) =>
  lengthen(runVariedDay(world, kind, 0, knowledge).history),
).filter(({ looks }) => looks.length > 1);

const times = { clear: timings(), warned: timings() };
// Apart, as in a worker, where hardly ever a whole history is judged between two looks.
eachRound((history) => {
  // The looks before are known, the newest has just come.
  const before = history.looks.slice(0, -1);
  judged({ ...history, looks: before });
  const looks = [...before, ...history.looks.slice(-1).map(copy)];
  return ["more", clock(() => judged({ ...history, looks }))];
});
eachRound((history) => {
  const again = { ...history, looks: history.looks.map(copy) };
  return ["whole", clock(() => judged(again))];
});
console.log(
  `${String(histories.length)} histories of about ${String(OBSERVATIONS)} observations; ms, median and 95th percentile`,
);
show("one look more on a known history", ({ more }) => more);
show("whole replay of the history", ({ whole }) => whole);
benchReplay();

function eachRound(take: (history: History) => readonly ["more" | "whole", number]): void {
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    for (const history of histories) {
      const [what, ms] = take(history);
      if (round < 0) continue;
      const into = isWarned(judged(history).verdict.level) ? times.warned : times.clear;
      into[what].push(ms);
    }
  }
}

function timings(): { more: number[]; whole: number[] } {
  return { more: [], whole: [] };
}

/** Another object with the same content: nothing is known of it. */
function copy(look: Look): Look {
  return { ...look };
}

/** The same day again and again, until there are enough observations. */
function lengthen(history: History): History {
  const looks: Look[] = [];
  let count = 0;
  for (let day = 0; count < OBSERVATIONS && day < OBSERVATIONS; day += 2) {
    for (const look of history.looks) {
      if (count >= OBSERVATIONS) break;
      const later = day * DAY_MS;
      const observations = look.observations.map((one) => ({ ...one, at: one.at + later }));
      looks.push({ ...look, at: look.at + later, observations });
      count += observations.length;
    }
  }
  return { ...history, looks };
}

function judged(history: History) {
  return judge({ history, knowledge, sensitivity: "balanced" });
}

function clock(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function show(what: string, of: (from: typeof times.clear) => readonly number[]): void {
  const rows = [
    ["all", [...of(times.clear), ...of(times.warned)]],
    ["not warned", of(times.clear)],
    ["warned", of(times.warned)],
  ] as const;
  for (const [name, values] of rows) {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3);
    console.log(`  ${what.padEnd(34)} ${name.padEnd(10)} ${at(0.5)}  ${at(0.95)}`);
  }
}

function benchReplay(): void {
  const isReal = existsSync(TRACE);
  const lines = isReal
    ? gunzipSync(readFileSync(TRACE)).toString("utf8").trim().split("\n")
    : histories.flatMap(toLines);
  const spent = (run: () => void): number => {
    const { user, system } = process.cpuUsage();
    run();
    const now = process.cpuUsage();
    return (now.user + now.system - user - system) / 1e6;
  };
  const parse = spent(() => {
    for (const line of lines) JSON.parse(line);
  });
  const collected = createReplayHistories();
  const read = spent(() => {
    for (const line of lines) {
      const parsed = parseReplayLine(line);
      if (parsed.ok) collected.add(parsed, line);
    }
  });
  const judging = spent(() => {
    for (const history of collected.take()) judged(history);
  });
  const rate = (seconds: number): string => Math.round(lines.length / seconds).toLocaleString("en");
  console.log(
    `replay of ${lines.length.toLocaleString("en")} ${isReal ? "real" : "lab"} lines, lines a second of processor time:\n` +
      `  JSON.parse ${rate(parse)}, read ${rate(read)}, judge ${rate(judging)}, read and judge ${rate(read + judging)}` +
      ` (${((read + judging) / parse).toFixed(1)} times JSON.parse)`,
  );
}

/** A history's answers as lines that `replay` reads. */
function toLines({ host, looks }: History): string[] {
  const numbers = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, AAAA: 28, HTTPS: 65 };
  return looks.flatMap(({ observations }) =>
    observations.map(({ at, resolver, status, question, answer }) =>
      JSON.stringify({
        t: at / 1000,
        resolver,
        host,
        Status: status,
        Question: [{ name: question.name, type: numbers[question.type] }],
        Answer: answer.map(({ name, type, ttl, data }) => {
          return { name, type: numbers[type], TTL: ttl, data };
        }),
      }),
    ),
  );
}
