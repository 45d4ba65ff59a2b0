import type { EventSource, FluxEvent } from "./event.ts";
import { deviceOf, metadataOf, SEVERITY, type Json, type JsonObject } from "./ocsf-common.ts";
import { choiceFinding, detectionFinding } from "./ocsf-finding.ts";

/** An event as one OCSF object: a Detection Finding (class 2004), or a Base Event (class 0) where it is none. */
export function toOcsf(event: FluxEvent, source: EventSource): JsonObject {
  switch (event.kind) {
    case "detection":
      return detectionFinding(event, source);
    case "proceed":
    case "trust":
      return choiceFinding(event, source);
    case "policy-rejected":
      return baseEvent(event, source, {
        message: `${String(event.problems.length)} values of the policy cannot be used.`,
        ...SEVERITY.medium,
        fluxward: { problems: event.problems },
      });
    case "heartbeat": {
      const { active, sensitivity, tableDays, policyProblems, queued, sent, lost } = event;
      const counts = { tableDays, policyProblems, queued, sent, lost };
      return baseEvent(event, source, {
        message: active ? "Fluxward is at work." : "Fluxward is paused or not set up.",
        ...SEVERITY.informational,
        fluxward: { active, sensitivity, ...counts },
      });
    }
    case "test":
      return baseEvent(event, source, {
        message: "A test event, sent by hand from Fluxward's settings.",
        ...SEVERITY.informational,
      });
  }
}

type BaseParts = {
  readonly message: string;
  readonly severity_id: number;
  readonly severity: string;
  /** What OCSF has no place for. */
  readonly fluxward?: Json;
};

function baseEvent(event: FluxEvent, source: EventSource, parts: BaseParts): JsonObject {
  const { fluxward, ...rest } = parts;
  return {
    ...{ class_uid: 0, class_name: "Base Event", category_uid: 0, category_name: "Uncategorized" },
    ...{ activity_id: 99, activity_name: event.kind, type_uid: 99 },
    time: event.at,
    metadata: metadataOf(event, source, ["host"]),
    device: deviceOf(source),
    ...rest,
    ...(fluxward !== undefined && { unmapped: { fluxward } }),
  };
}
