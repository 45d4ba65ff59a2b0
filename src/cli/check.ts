import { judge, type Judgement } from "../detection/judge.ts";
import type { Host } from "../detection/host.ts";
import type { NetworkKnowledge } from "../detection/network.ts";
import type { Failure, Look } from "../detection/observation.ts";
import { resolverName } from "../ui/reason-sentences.ts";
import type { Words } from "../ui/words.ts";
import type { Capture } from "./capture.ts";
import { statusOf, worst, type ExitStatus } from "./exit-status.ts";
import { readHostArgument } from "./host-argument.ts";
import type { TakeHostLook } from "./host-looks.ts";
import type { Output } from "./output.ts";
import { reportJson } from "./report-json.ts";
import { reportText } from "./report-text.ts";

/** What `check` and `watch` need. */
export type LookTools = {
  readonly takeHostLook: TakeHostLook;
  readonly knowledge: NetworkKnowledge;
  readonly words: Words;
  readonly output: Output;
  readonly capture: Capture | undefined;
  readonly json: boolean;
  readonly now: () => number;
};

/** Hosts looked up at the same time; results come out in the order in which they were asked for. */
const AT_ONCE = 6;

/** Looks every host up once. */
export async function check(texts: readonly string[], tools: LookTools): Promise<ExitStatus> {
  const statuses: ExitStatus[] = [];
  const running: Promise<() => ExitStatus>[] = [];
  for (const text of texts) {
    running.push(checkOne(text, tools));
    if (running.length >= AT_ONCE) statuses.push(((await running.shift()) ?? none)());
  }
  for (const one of running) statuses.push((await one)());
  return worst(statuses);
}

/** Gives what prints the result. */
async function checkOne(text: string, tools: LookTools): Promise<() => ExitStatus> {
  const host = acceptHost(text, tools);
  if (host === undefined) return () => 2;
  const look = await tools.takeHostLook({ host, looks: [], connections: [] });
  return () => {
    tools.capture?.(host, look);
    const { knowledge, output } = tools;
    const history = { host, looks: [look], connections: [] };
    const judgement = judge({ history, knowledge, sensitivity: "balanced" });
    noteFailures(look, tools);
    output.print(reportOf(judgement, tools));
    return statusOf(judgement.verdict.level);
  };
}

/** Reads a host as typed, or says why it cannot be looked up. */
export function acceptHost(text: string, { words, output }: LookTools): Host | undefined {
  const parsed = readHostArgument(text);
  if (parsed.ok) return parsed.host;
  output.note(`${text}: ${words.skipReason(parsed.reason)}`);
  return undefined;
}

export function reportOf(judgement: Judgement, { json, words, output, now }: LookTools): string {
  if (json) return reportJson(judgement, words);
  return `${reportText(judgement, { words, style: output.style, now: now() })}\n`;
}

/** Says once for each resolver and kind of failure what went wrong. */
export function noteFailures({ failures }: Look, { words, output }: LookTools): void {
  const told = new Map<string, { failure: Failure; count: number }>();
  for (const failure of failures) {
    const key = `${failure.resolver} ${failure.kind}`;
    told.set(key, { failure, count: (told.get(key)?.count ?? 0) + 1 });
  }
  for (const { failure, count } of told.values()) {
    const { resolver, kind, detail } = failure;
    const times = count > 1 ? ` (${String(count)} questions)` : "";
    output.note(`${words.failure(resolverName(resolver), kind)} ${detail}${times}`);
  }
}

function none(): ExitStatus {
  return 0;
}
