import { judge } from "../detection/judge.ts";
import type { Look } from "../detection/observation.ts";
import type { Level } from "../detection/verdict.ts";
import type { CancelSignal, Clock } from "../dns/ports.ts";
import { whenCancelled } from "../dns/cancel.ts";
import { acceptHost, noteFailures, reportOf, type LookTools } from "./check.ts";
import { statusOf, type ExitStatus } from "./exit-status.ts";
import { lookLine, verdictLine } from "./report-text.ts";

const MINUTE_MS = 60_000;
/** A host with no look due is looked at this often, as if somebody came by. */
const IDLE_MS = 60 * MINUTE_MS;
const LEAST_WAIT_MS = 15_000;
/** Looks kept: weeks of the slowest kind. Older ones are dropped. */
const MOST_LOOKS = 500;

/**
 * Looks at one host again and again, when its verdict says that a look is due, until `signal` goes
 * off. Prints the first result, and after that what changed.
 */
export async function watch(
  text: string,
  tools: LookTools,
  clock: Clock,
  signal: CancelSignal,
): Promise<ExitStatus> {
  const host = acceptHost(text, tools);
  if (host === undefined) return 2;
  const { knowledge, words, output, json } = tools;
  let looks: readonly Look[] = [];
  let level: Level | undefined;
  while (!signal.aborted) {
    const look = await tools.takeHostLook({ host, looks, connections: [] }, signal);
    if (isCancelled(signal) && look.observations.length === 0) break;
    tools.capture?.(host, look);
    noteFailures(look, tools);
    looks = [...looks, look].slice(-MOST_LOOKS);
    const history = { host, looks, connections: [] };
    const judgement = judge({ history, knowledge, sensitivity: "balanced" });
    const { verdict, facts } = judgement;
    const fact = facts.looks.at(-1);
    const page = { words, style: output.style, now: clock.now() };
    if (level === undefined || verdict.level !== level) output.print(reportOf(judgement, tools));
    else if (fact !== undefined && fact.newAddresses > 0) {
      output.print(
        json
          ? reportOf(judgement, tools)
          : `${verdictLine(verdict, host, page)}\n  ${lookLine(fact, words)}\n`,
      );
    }
    level = verdict.level;
    const due = verdict.nextLookAt ?? look.at + IDLE_MS;
    const wait = Math.max(LEAST_WAIT_MS, due - clock.now());
    output.note(words.nextLook({ ...verdict, nextLookAt: clock.now() + wait }, clock.now()));
    await pause(wait, clock, signal);
  }
  return level === undefined ? 2 : statusOf(level);
}

/** The signal may have gone off since the loop looked at it, which the compiler cannot know. */
function isCancelled(signal: CancelSignal): boolean {
  return signal.aborted;
}

function pause(ms: number, clock: Clock, signal: CancelSignal): Promise<void> {
  return new Promise((resolve) => {
    let unlisten: () => void = () => undefined;
    const disarm = clock.after(ms, () => {
      unlisten();
      resolve();
    });
    unlisten = whenCancelled(signal, () => {
      disarm();
      resolve();
    });
  });
}
