import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { createReplayHistories, groupLooks } from "../../src/cli/replay-histories.ts";
import { parseReplayLine } from "../../src/cli/replay-line.ts";
import { judge } from "../../src/detection/judge.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { History } from "../../src/detection/observation.ts";
import { isWarned } from "../../src/detection/verdict.ts";
import { MOMENTS, momentTime } from "../../lab/variation/varied-day.ts";
import { readAt, type SiteResult } from "./site-result.ts";

type Label = { readonly kind: string; readonly flux: boolean };

export type TraceResult = SiteResult & {
  readonly fluxed: boolean;
  /** Answers recorded in all. */
  readonly answers: number;
  /** Whether the first five answers are enough to warn. */
  readonly warnedByFifth: boolean;
};

/** Real answers of 2009 and 2011; they stand beside the repository, never in it. */
const FOLDER = join(import.meta.dirname, "..", "..", "..", "shared", "traces");

/** Every labelled host of the real traces; undefined where they are not there. */
export function readTraces(
  knowledge: NetworkKnowledge,
  folder: string = FOLDER,
): readonly TraceResult[] | undefined {
  const file = join(folder, "real-dev.jsonl.gz");
  const labelFile = join(folder, "real-dev.labels.json");
  if (!existsSync(file) || !existsSync(labelFile)) return undefined;
  const labels = JSON.parse(readFileSync(labelFile, "utf8")) as Readonly<Record<string, Label>>;
  const histories = createReplayHistories();
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n");
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    const parsed = parseReplayLine(line);
    if (!parsed.ok) throw new Error(`${file}, line ${String(index + 1)}: ${parsed.problem}`);
    histories.add(parsed, line);
  });
  return [...histories.take()].flatMap((history) => {
    const label = labels[history.host];
    return label === undefined ? [] : [readTrace(history, label, knowledge)];
  });
}

function readTrace(history: History, label: Label, knowledge: NetworkKnowledge): TraceResult {
  const first = history.looks[0]?.at ?? 0;
  const atFirst = { ...history, looks: history.looks.slice(0, 1) };
  const ttl = judgeAll(atFirst, knowledge).facts.maximumTtl ?? 0;
  const readings = MOMENTS.map((moment) => {
    const until = first + momentTime(moment, ttl);
    const looks = history.looks.filter((look, index) => index === 0 || look.at <= until).length;
    return readAt(history, looks, knowledge);
  });
  const observations = history.looks.flatMap((look) => look.observations);
  const five = { ...history, looks: groupLooks(observations.slice(0, 5)) };
  const warned = judgeAll(history, knowledge).transitions.find(({ verdict }) => isWarned(verdict));
  return {
    kind: label.kind,
    fluxed: label.flux,
    // Nothing is known of which names belong together, so each is a world of its own.
    seed: 1,
    readings,
    warnedAfter: warned === undefined ? undefined : warned.at - first,
    answers: observations.length,
    warnedByFifth: isWarned(judgeAll(five, knowledge).verdict.level),
  };
}

function judgeAll(history: History, knowledge: NetworkKnowledge) {
  return judge({ history, knowledge, sensitivity: "balanced" });
}
