import type { Readable } from "node:stream";
import { judge } from "../detection/judge.ts";
import type { NetworkKnowledge } from "../detection/network.ts";
import type { Words } from "../ui/words.ts";
import { statusOf, worst, type ExitStatus } from "./exit-status.ts";
import type { Output } from "./output.ts";
import { createReplayHistories, type ReplayHistories } from "./replay-histories.ts";
import { openInput, readLines, type InputLine } from "./replay-input.ts";
import { parseReplayLine } from "./replay-line.ts";
import { reportJson } from "./report-json.ts";
import { reportText } from "./report-text.ts";

export type ReplayOrder = {
  readonly file: string;
  readonly json: boolean;
  readonly standardInput: Readable;
  readonly knowledge: NetworkKnowledge;
  readonly words: Words;
  readonly output: Output;
};

/** Bad lines told one by one; of more than these only the number is told. */
const MOST_TOLD = 1000;

/** Judges recorded answers, host by host. What cannot be read is told and left out. */
export async function replay(order: ReplayOrder): Promise<ExitStatus> {
  const { json, knowledge, words, output } = order;
  const histories = createReplayHistories();
  const bad = await collect(order, histories);
  const statuses = new Set<ExitStatus>(bad ? [2] : []);
  for (const history of histories.take()) {
    const { sensitivity = "balanced" } = history;
    const judgement = judge({ history, knowledge, sensitivity });
    statuses.add(statusOf(judgement.verdict.level));
    const now = history.looks.at(-1)?.at ?? 0;
    output.print(
      json
        ? reportJson(judgement, words)
        : `${reportText(judgement, { words, style: output.style, now })}\n`,
    );
  }
  return worst(statuses);
}

/** Whether anything was bad. */
async function collect(
  { file, standardInput, output }: ReplayOrder,
  histories: ReplayHistories,
): Promise<boolean> {
  let bad = 0;
  const full = new Set<string>();
  const tell = ({ number }: InputLine, problem: string): void => {
    bad += 1;
    if (bad <= MOST_TOLD) output.note(`line ${String(number)}: ${problem}; skipped`);
  };
  const take = (line: InputLine): void => {
    if (line.text === undefined) {
      tell(line, "is too long");
      return;
    }
    const parsed = parseReplayLine(line.text);
    if (!parsed.ok) tell(line, parsed.problem);
    else if (!histories.add(parsed, line.text) && !full.has(parsed.host)) {
      full.add(parsed.host);
      tell(
        line,
        `${parsed.host} has more answers than are kept of one host; this and later ones are left out`,
      );
    }
  };
  try {
    for await (const lines of readLines(await openInput(file, standardInput))) lines.forEach(take);
  } catch (error) {
    bad += 1;
    const reason = error instanceof Error ? error.message : String(error);
    const name = file === "-" ? "standard input" : file;
    output.note(`${name} cannot be read to its end: ${reason}`);
  }
  if (bad > MOST_TOLD) output.note(`${String(bad)} bad lines in all`);
  return bad > 0;
}
