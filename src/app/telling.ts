import type { Host } from "../detection/host.ts";
import { rank } from "../detection/levels.ts";
import type { History } from "../detection/observation.ts";
import { isWarned, type Level } from "../detection/verdict.ts";
import { describeDetection } from "../events/describe-detection.ts";
import { areEventsMade, type EventSettings } from "../events/event-settings.ts";
import type { ActionTaken, FluxEvent } from "../events/event.ts";
import { activityOf, findingsEntry, readFindings } from "../events/findings.ts";
import type { Journal } from "../events/journal.ts";
import { SCOPES, type Scope } from "../messages/protocol.ts";
import { createQueue } from "../storage/area.ts";
import type { SettingsInForce } from "../storage/rules.ts";
import { warnsByPage } from "../storage/settings-in-force.ts";
import type { EventPorts } from "./event-ports.ts";
import type { EventTools } from "./event-tools.ts";
import { isExcluded } from "./may-look.ts";
import type { Note, Occurrence } from "./noting.ts";
import type { Ports } from "./ports.ts";
import { findException, judgeHistory } from "./report.ts";

/** Makes events of what happens, never from private windows nor of what nobody is asked about. Nothing goes wrong where that does. */
export type Telling = {
  /** A look has ended. */
  readonly judged: (history: History) => Promise<void>;
  /** The same as `note`, and told as what a person did: past a warning, or about a site that was open. */
  readonly noteAs: (kind: "proceed" | "trust", note: Note) => Note;
};

/** The choice that was told of last, and when: without a name, as all that is kept of events on disk. */
const CHOICE_KEY = "events.choice";
/** The same choice about the same site within so long is no other one, ms. */
const REPEATED_MS = 10_000;

type Parts = {
  readonly ports: Ports;
  readonly events: EventPorts;
  readonly tools: EventTools;
  readonly journal: Journal;
  /** Whether ordinary windows visited a host, and not private ones alone. */
  readonly isOrdinary: (host: Host) => Promise<boolean>;
  /** There is something to send. */
  readonly onNews: () => Promise<void>;
};

export function createTelling(parts: Parts): Telling {
  const { ports, events, tools, journal, isOrdinary, onNews } = parts;
  /** What was told of a host decides what is told next. */
  const inTurn = createQueue();

  /** What the organisation wants, where it is known and wants anything. */
  const wanted = async (): Promise<EventSettings | undefined> => {
    const known = await tools.known();
    if (known.state === "unknown" || !areEventsMade(known.settings)) return undefined;
    return known.settings;
  };

  const write = async (
    event: FluxEvent,
    { endpoint, auditDays }: EventSettings,
    also?: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    await journal.note([event], { send: endpoint !== "", keep: auditDays > 0 }, also);
    await onNews();
  };

  const tellVerdict = async (history: History, wants: EventSettings): Promise<void> => {
    const { host } = history;
    const { settings } = await ports.settings.read();
    if (isExcluded(settings, host) || !(await isOrdinary(host))) return;
    const judgement = await judgeHistory(ports, settings, history);
    const { level } = judgement.verdict;
    const findings = await readFindings(events.area);
    const mark = await tools.mark(host);
    const told = findings.get(mark);
    const activity = activityOf(told?.level, level, wants.minimumLevel);
    if (activity === undefined) return;
    const finding = told?.id ?? ports.newId();
    const event = await describeDetection(
      judgement,
      {
        ...{ id: ports.newId(), at: ports.now(), finding, activity },
        ...(told !== undefined && { previous: told.level }),
        action: actionOn(level, settings, host, ports.now()),
        sensitivity: settings.sensitivity,
      },
      { redactor: tools.redactor(host, wants), words: events.words() },
    );
    const open = activity === "close" ? undefined : { id: finding, level };
    await write(event, wants, findingsEntry(findings, mark, open));
  };

  const tellChoice = async (
    kind: "proceed" | "trust",
    { tabId, host, what, at = ports.now() }: Occurrence,
  ): Promise<void> => {
    const scope = SCOPES.find((one) => one === what);
    if (scope === undefined && (kind === "proceed" || what !== "distrusted")) return;
    const wants = await wanted();
    if (wants === undefined || (await ports.session.tab(tabId))?.isPrivate !== false) return;
    const { settings } = await ports.settings.read();
    if (isExcluded(settings, host)) return;
    const { verdict } = await judgeHistory(ports, settings, await ports.histories.read(host));
    const told = (await readFindings(events.area)).get(await tools.mark(host));
    if (told === undefined && rank(verdict.level) < rank(wants.minimumLevel)) return;
    const choice = `${kind} ${scope ?? ""} ${await tools.mark(host)}`;
    if (await isRepeated(choice, at)) return;
    const site = await tools.redactor(host, wants).site();
    const about = {
      ...{ id: ports.newId(), at: Math.round(at), site, level: verdict.level },
      ...(told !== undefined && { finding: told.id }),
    };
    await write(choiceEvent(kind, about, scope), wants, { [CHOICE_KEY]: [choice, at] });
  };

  /** A page asks again where a worker died over what was chosen: that is one choice, and was told with its event. */
  const isRepeated = async (choice: string, at: number): Promise<boolean> => {
    const last = (await events.area.get([CHOICE_KEY]))[CHOICE_KEY];
    if (!Array.isArray(last) || last[0] !== choice) return false;
    const since = at - Number(last[1]);
    return since >= 0 && since < REPEATED_MS;
  };

  const orComplain = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error: unknown) {
      ports.complain("an event for the organisation could not be noted", error);
    }
  };

  return {
    judged: async (history) => {
      const wants = await wanted();
      if (wants !== undefined) await orComplain(inTurn(() => tellVerdict(history, wants)));
    },
    noteAs: (kind, note) => async (occurrence) => {
      // As the site was before what the person chose changes it.
      await orComplain(inTurn(() => tellChoice(kind, occurrence)));
      await note(occurrence);
    },
  };
}

type About = Omit<Extract<FluxEvent, { kind: "trust" }>, "kind" | "scope">;

function choiceEvent(kind: "proceed" | "trust", about: About, scope: Scope | undefined): FluxEvent {
  if (scope === undefined) return { ...about, kind: "trust" };
  return { ...about, kind, scope };
}

/** What is done about a site of that level. */
function actionOn(level: Level, settings: SettingsInForce, host: Host, now: number): ActionTaken {
  if (findException(settings, host, now) !== undefined) return "allowed";
  if (level === "flux" && warnsByPage(settings.action)) return "warned";
  return isWarned(level) && settings.guard ? "guarded" : "none";
}
