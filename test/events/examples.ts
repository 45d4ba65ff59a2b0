import { createHmac } from "node:crypto";
import type { Judgement } from "../../src/detection/judge.ts";
import { describeDetection } from "../../src/events/describe-detection.ts";
import type { Redaction } from "../../src/events/event-settings.ts";
import type { EventOf, EventSource, FluxEvent } from "../../src/events/event.ts";
import { createRedactor, type NameHash, type Redactor } from "../../src/events/redact.ts";
import { FLUX } from "../../tools/gallery/flux-reports.ts";
import { ENGLISH } from "../ui/english.ts";

export const SOURCE: EventSource = {
  version: "1.2.3",
  instanceId: "8d1c1c4e-0000-4000-8000-000000000001",
  deviceLabel: "Front desk",
};

export const FLUX_JUDGEMENT: Judgement = { ...FLUX, transitions: [] };

export const KEY = "a key of the organisation";

/** As `openssl dgst -sha256 -hmac KEY` writes it. */
export const hashName: NameHash = (text) =>
  Promise.resolve(createHmac("sha256", KEY).update(text).digest("hex"));

let ids = 0;

export function newId(): string {
  ids += 1;
  return `00000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
}

export function redactorFor(host: string, redaction: Redaction): Redactor {
  return createRedactor(host, redaction, hashName);
}

export function detectionOf(
  judgement: Judgement,
  redaction: Redaction = "host",
  changes: Partial<EventOf<"detection">> = {},
): Promise<EventOf<"detection">> {
  const told = {
    ...{ id: newId(), at: 1_781_706_400_123, finding: newId(), activity: "create" as const },
    ...{ action: "warned" as const, sensitivity: "balanced" as const, previous: undefined },
    ...changes,
  };
  const redactor = redactorFor(judgement.facts.host, redaction);
  return describeDetection(judgement, told, { redactor, words: ENGLISH });
}

/** One of each kind, and of each way to tell of it. */
export async function allEvents(redaction: Redaction = "host"): Promise<readonly FluxEvent[]> {
  const at = 1_781_706_400_999;
  const site = await redactorFor(FLUX.host, redaction).site();
  const about = { at, site, level: "flux" as const, finding: newId() };
  return [
    await detectionOf(FLUX_JUDGEMENT, redaction),
    await detectionOf(FLUX_JUDGEMENT, redaction, { activity: "update", previous: "watch" }),
    await detectionOf(FLUX_JUDGEMENT, redaction, { activity: "close", action: "none" }),
    { ...about, id: newId(), kind: "proceed", scope: "once" },
    { ...about, id: newId(), kind: "trust", scope: "always" },
    { ...about, id: newId(), kind: "trust", finding: undefined },
    {
      ...{ id: newId(), at, kind: "policy-rejected" },
      problems: [{ key: "resolvers", reason: "must be a list" }],
    },
    {
      ...{ id: newId(), at, kind: "heartbeat", active: true, sensitivity: "balanced" },
      ...{ tableDays: 12, policyProblems: 1, queued: 0, sent: 7, lost: 0 },
    },
    { id: newId(), at, kind: "test" },
  ];
}
