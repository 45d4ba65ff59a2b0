import { areEventsMade, type EventSettings } from "../events/event-settings.ts";
import type { FluxEvent } from "../events/event.ts";
import type { Journal } from "../events/journal.ts";
import type { Outbox } from "../events/outbox.ts";
import type { EventsStatus } from "../messages/events-status.ts";
import { createQueue } from "../storage/area.ts";
import { describePolicyProblem } from "../storage/policy-reasons.ts";
import type { EventPorts } from "./event-ports.ts";
import type { EventTools } from "./event-tools.ts";
import { isOn } from "./may-look.ts";
import type { Ports } from "./ports.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Events that come close together leave in one request, ms. */
const SOON_MS = 1000;
/** When an alarm makes up for a worker that ended before it could send, ms. */
const BACKUP_MS = 60_000;
/** A fleet's first sign of life after a policy arrived is spread over so long, ms. */
const FIRST_SPREAD_MS = 10 * MINUTE_MS;
/** A sign of life that is late by more than this waits for up to as long again: offices start at nine, ms. */
const LATE_MS = 2 * MINUTE_MS;

/** The times at which events leave, and those that the clock alone makes. */
export type EventRounds = {
  /** There is something to send: soon, and by an alarm should this worker end. */
  readonly news: () => Promise<void>;
  /** The alarm rang, or a worker has just started. */
  readonly tick: () => Promise<void>;
  /** What the organisation wants may be something else by now. */
  readonly policyChanged: () => Promise<void>;
  readonly status: () => Promise<EventsStatus>;
  /** Sends an event that says nothing, and whatever waits, now. */
  readonly sendTest: () => Promise<EventsStatus>;
  readonly exportKept: () => Promise<string>;
};

type Parts = {
  readonly ports: Ports;
  readonly events: EventPorts;
  readonly tools: EventTools;
  readonly journal: Journal;
  readonly outbox: Outbox;
};

export function createEventRounds({ ports, events, tools, journal, outbox }: Parts): EventRounds {
  const inTurn = createQueue();
  let isSoon = false;

  const inForce = async (): Promise<EventSettings | undefined> => {
    const known = await tools.known();
    return known.state === "current" && areEventsMade(known.settings) ? known.settings : undefined;
  };
  const note = (event: FluxEvent, { endpoint, auditDays }: EventSettings): Promise<void> =>
    journal.note([event], { send: endpoint !== "", keep: auditDays > 0 });

  const wake = async (): Promise<void> => {
    const settings = await inForce();
    const now = ports.now();
    const sending = settings?.endpoint === "" ? undefined : await outbox.nextAt();
    const { heartbeatAt } = settings === undefined ? {} : await tools.diary();
    const times = [
      ...(sending === undefined ? [] : [Math.max(sending, now + BACKUP_MS / 2)]),
      ...(heartbeatAt === undefined || settings?.endpoint === "" ? [] : [heartbeatAt]),
      // What is kept too long is dropped by then.
      ...(settings !== undefined && settings.auditDays > 0 ? [now + DAY_MS] : []),
    ];
    await events.wakeAt(times.length === 0 ? undefined : Math.min(...times));
  };

  const send = async (insist = false): Promise<void> => {
    await outbox.flush(insist);
    await wake();
  };

  const beat = async (settings: EventSettings): Promise<void> => {
    const diary = await tools.diary();
    const now = ports.now();
    const { endpoint, heartbeatHours } = settings;
    const { heartbeatAt, ...rest } = diary;
    if (endpoint === "" || heartbeatHours === 0) {
      if (heartbeatAt !== undefined) await tools.writeDiary(rest);
      return;
    }
    const period = heartbeatHours * HOUR_MS;
    const chance = events.chance();
    if (heartbeatAt === undefined) {
      await tools.writeDiary({ ...diary, heartbeatAt: now + chance * FIRST_SPREAD_MS });
    } else if (heartbeatAt > now + period * 1.1) {
      // The policy wants it more often now, or the clock was set back.
      await tools.writeDiary({ ...diary, heartbeatAt: now + chance * period });
    } else if (now - heartbeatAt > LATE_MS && rest.lateAt !== heartbeatAt) {
      const later = now + chance * LATE_MS;
      await tools.writeDiary({ ...diary, heartbeatAt: later, lateAt: later });
    } else if (heartbeatAt <= now) {
      await note(await heartbeat(), settings);
      const next = now + period * (0.95 + chance / 10);
      await tools.writeDiary({ ...diary, heartbeatAt: next });
    }
  };

  const heartbeat = async (): Promise<FluxEvent> => {
    const [{ settings }, { waiting, ...state }, { policy }, { builtAt }] = await Promise.all([
      ports.settings.read(),
      outbox.status(),
      ports.policies.current(),
      ports.knowledge(),
    ]);
    const now = ports.now();
    return {
      ...{ kind: "heartbeat", id: ports.newId(), at: now },
      ...{ active: isOn(settings), sensitivity: settings.sensitivity },
      tableDays: Math.max(0, Math.floor((now - builtAt) / DAY_MS)),
      policyProblems: policy.problems.length,
      ...{ queued: waiting.count, sent: state.sent },
      lost: lostOf(state) + waiting.dropped,
    };
  };

  /** Once for every set of faults. */
  const tellFaults = async (settings: EventSettings): Promise<void> => {
    const faults = (await ports.policies.current()).policy.problems.slice(0, 100);
    const diary = await tools.diary();
    const problems = faults.map((fault) => ({
      key: fault.key.slice(0, 100),
      // Without the value, which may be a secret.
      reason: describePolicyProblem(fault).slice(0, 500),
    }));
    const digest = JSON.stringify(problems);
    if (digest === (diary.policyTold ?? "[]")) return;
    if (problems.length > 0) {
      const event = { kind: "policy-rejected", id: ports.newId(), at: ports.now() } as const;
      await note({ ...event, problems }, settings);
    }
    await tools.writeDiary({ ...diary, policyTold: digest });
  };

  const tick = (): Promise<void> =>
    inTurn(async () => {
      const settings = await inForce();
      if (settings !== undefined) {
        await journal.prune(ports.now(), settings.auditDays);
        await tellFaults(settings);
        await beat(settings);
      }
      await send();
    });

  const status = async (): Promise<EventsStatus> => {
    const [known, { waiting, ...state }, kept, next] = await Promise.all([
      tools.known(),
      outbox.status(),
      journal.countKept(),
      outbox.nextAt(),
    ]);
    const settings = known.state === "unknown" ? undefined : known.settings;
    return {
      policy: known.state,
      endpoint: settings?.endpoint ?? "",
      made: settings !== undefined && areEventsMade(settings),
      waiting: waiting.count,
      kept,
      sent: state.sent,
      lost: lostOf(state) + waiting.dropped,
      ...(state.lastSent !== undefined && { lastSent: state.lastSent }),
      ...(state.trouble !== undefined && { trouble: state.trouble }),
      ...(next !== undefined && next > ports.now() && { nextTry: next }),
    };
  };

  return {
    news: async () => {
      await events.wakeAt(ports.now() + BACKUP_MS);
      if (isSoon) return;
      isSoon = true;
      ports.after(SOON_MS, () => {
        isSoon = false;
        send().catch((error: unknown) => {
          ports.complain("events could not be sent", error);
        });
      });
    },
    tick,
    policyChanged: async () => {
      await outbox.retrySoon();
      await tick();
    },
    status,
    sendTest: async () => {
      const settings = await inForce();
      if (settings !== undefined && settings.endpoint !== "") {
        await note({ kind: "test", id: ports.newId(), at: ports.now() }, settings);
        await send(true);
      }
      return status();
    },
    exportKept: async () => {
      const known = await tools.known();
      if (known.state === "unknown") return "";
      return journal.exportKept(await tools.source(known.settings));
    },
  };
}

type Lost = Readonly<Record<"rejected" | "refused" | "tooLarge" | "withheld" | "damaged", number>>;

function lostOf({ rejected, refused, tooLarge, withheld, damaged }: Lost): number {
  return rejected + refused + tooLarge + withheld + damaged;
}
