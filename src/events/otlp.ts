import type { EventOf, EventSource, FluxEvent } from "./event.ts";
import type { Json, JsonObject } from "./ocsf-common.ts";
import { FAST_FLUX, RULE_NAME } from "./ocsf-finding.ts";
import { toOcsf } from "./ocsf.ts";

/** What the events are called, which OpenTelemetry asks to be unique in the world. */
const NAMES = {
  detection: "fastflux.detection",
  proceed: "fastflux.proceed",
  trust: "fastflux.trust",
  "policy-rejected": "fluxward.policy_rejected",
  heartbeat: "fluxward.heartbeat",
  test: "fluxward.test",
} as const satisfies Record<FluxEvent["kind"], string>;

/** Severity numbers of OpenTelemetry's log data model. */
const INFO = { severityNumber: 9, severityText: "INFO" } as const;
const WARN = { severityNumber: 13, severityText: "WARN" } as const;
const ERROR = { severityNumber: 17, severityText: "ERROR" } as const;

type Attributes = JsonObject;

/**
 * Events as one `ExportLogsServiceRequest` of OTLP/HTTP in its JSON form: the body of each record is its OCSF object,
 * the attributes repeat what is searched by.
 */
export function toOtlp(events: readonly FluxEvent[], source: EventSource): Json {
  const { version, instanceId, deviceLabel } = source;
  return {
    resourceLogs: [
      {
        resource: {
          attributes: keyValues({
            "service.name": "fluxward",
            "service.version": version,
            "service.instance.id": instanceId,
            ...(deviceLabel !== "" && { "fluxward.device.label": deviceLabel }),
          }),
          droppedAttributesCount: 0,
        },
        scopeLogs: [
          {
            scope: { name: "fluxward.events", version },
            logRecords: events.map((event) => logRecord(event, source)),
          },
        ],
      },
    ],
  };
}

function logRecord(event: FluxEvent, source: EventSource): Json {
  const nanoseconds = `${String(event.at)}000000`;
  return {
    timeUnixNano: nanoseconds,
    observedTimeUnixNano: nanoseconds,
    ...severityOf(event),
    body: anyValue(toOcsf(event, source)),
    eventName: NAMES[event.kind],
    attributes: keyValues(attributesOf(event, source)),
    droppedAttributesCount: 0,
  };
}

function severityOf(event: FluxEvent): typeof INFO | typeof WARN | typeof ERROR {
  if (event.kind === "detection") {
    if (event.level === "flux") return ERROR;
    return event.level === "suspicious" ? WARN : INFO;
  }
  return event.kind === "proceed" || event.kind === "policy-rejected" ? WARN : INFO;
}

function attributesOf(event: FluxEvent, { version }: EventSource): Attributes {
  const id = { "log.record.uid": event.id };
  switch (event.kind) {
    case "detection":
      return { ...id, ...rule(version), ...siteAttributes(event), ...detectionAttributes(event) };
    case "proceed":
    case "trust":
      return {
        ...id,
        ...rule(version),
        ...siteAttributes(event),
        "fluxward.scope": event.scope ?? "none",
      };
    case "policy-rejected":
      return { ...id, "fluxward.policy.keys": event.problems.map(({ key }) => key) };
    case "heartbeat":
      return {
        ...id,
        "fluxward.active": event.active,
        "fluxward.policy.problems": event.policyProblems,
        "fluxward.events.queued": event.queued,
        "fluxward.events.sent": event.sent,
        "fluxward.events.lost": event.lost,
      };
    case "test":
      return id;
  }
}

function rule(version: string): Attributes {
  return {
    "security_rule.name": RULE_NAME,
    "security_rule.category": "fast-flux",
    "security_rule.ruleset.name": "fluxward",
    "security_rule.version": version,
    "security_rule.reference": "https://attack.mitre.org/techniques/T1568/001/",
    "threat.technique.subtechnique.id": FAST_FLUX.sub_technique.uid,
  };
}

function siteAttributes(event: EventOf<"detection" | "proceed" | "trust">): Attributes {
  const { redaction, name, domain } = event.site;
  return {
    ...(redaction === "host" && { "dns.question.name": name }),
    "fluxward.site": name,
    "fluxward.domain": domain,
    "fluxward.redaction": redaction,
    "fluxward.level": event.level,
    ...(event.finding !== undefined && { "fluxward.finding": event.finding }),
  };
}

function detectionAttributes(event: EventOf<"detection">): Attributes {
  const { activity, previous, action, score, confidence, looks, evidence, site } = event;
  return {
    ...(site.redaction !== "hmac" && {
      "dns.answers": event.addresses.map(({ address }) => address),
    }),
    "fluxward.activity": activity,
    ...(previous !== undefined && { "fluxward.level.previous": previous }),
    "fluxward.action": action,
    "fluxward.score": score,
    "fluxward.confidence": confidence,
    "fluxward.looks": looks,
    "fluxward.addresses": event.addressCount,
    "fluxward.networks": event.networks,
    "fluxward.reasons": evidence.filter(({ points }) => points > 0).map(({ reason }) => reason),
  };
}

function keyValues(attributes: Attributes): Json {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

/** JSON as an `AnyValue` of OTLP; whole numbers as text, since JSON has none of 64 bits. */
function anyValue(value: Json): Json {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  if (isList(value)) return { arrayValue: { values: value.map(anyValue) } };
  return { kvlistValue: { values: keyValues(value) } };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
