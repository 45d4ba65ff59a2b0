import { isWarned } from "../detection/verdict.ts";
import type { EventOf, EventSource, FluxEvent, ToldSite } from "./event.ts";
import { deviceOf, metadataOf, SEVERITY, type JsonObject } from "./ocsf-common.ts";

/** MITRE ATT&CK: how attackers hide whom a name leads to. */
export const FAST_FLUX = {
  tactic: { uid: "TA0011", name: "Command and Control" },
  technique: { uid: "T1568", name: "Dynamic Resolution" },
  sub_technique: { uid: "T1568.001", name: "Fast Flux DNS" },
} as const;

export const RULE_NAME = "Fast flux";

const SEVERITY_OF_LEVEL = {
  unknown: SEVERITY.informational,
  clear: SEVERITY.informational,
  watch: SEVERITY.low,
  suspicious: SEVERITY.medium,
  flux: SEVERITY.high,
} as const;

const ACTIVITIES = {
  create: { activity_id: 1, activity_name: "Create", status_id: 1, status: "New" },
  update: { activity_id: 2, activity_name: "Update", status_id: 2, status: "In Progress" },
  close: { activity_id: 3, activity_name: "Close", status_id: 4, status: "Resolved" },
} as const;

/** Action and disposition of the profile `security_control`. */
const CONTROLS = {
  none: { action_id: 3, action: "Observed", disposition_id: 15, disposition: "Detected" },
  guarded: { action_id: 4, action: "Modified", disposition_id: 19, disposition: "Alert" },
  warned: { action_id: 2, action: "Denied", disposition_id: 2, disposition: "Blocked" },
  allowed: { action_id: 1, action: "Allowed", disposition_id: 1, disposition: "Allowed" },
} as const;

/** Types of an endpoint; OCSF has none for a home's line or a content network. */
const MACHINES = {
  unknown: { type_id: 0, type: "Unknown" },
  server: { type_id: 1, type: "Server" },
  home: { type_id: 99, type: "home" },
  cdn: { type_id: 99, type: "cdn" },
} as const;

/** A verdict, while it lasts: what a finding is created by, changed and closed. */
export function detectionFinding(event: EventOf<"detection">, source: EventSource): JsonObject {
  const { headline, summary, evidence, addresses, activity, action, level, previous } = event;
  const { score, confidence, looks, sensitivity, addressCount, networks, nameServers } = event;
  const percent = Math.round(confidence * 100);
  return {
    ...findingBase(event, event.activity, source),
    ...SEVERITY_OF_LEVEL[level],
    ...CONTROLS[action],
    message: summary === undefined ? headline : `${headline} ${summary}`,
    is_alert: activity !== "close" && isWarned(level),
    confidence_score: percent,
    ...(percent < 50
      ? { confidence_id: 1, confidence: "Low" }
      : percent < 75
        ? { confidence_id: 2, confidence: "Medium" }
        : { confidence_id: 3, confidence: "High" }),
    start_time: event.firstSeen,
    end_time: event.lastSeen,
    finding_info: {
      ...findingInfo(event, event.finding, source),
      title: headline,
      ...(summary !== undefined && { desc: summary }),
      first_seen_time: event.firstSeen,
      last_seen_time: event.lastSeen,
    },
    evidences: [
      siteEvidence(event.site),
      ...evidence.map((one) => ({ name: one.reason, data: one })),
      ...addresses.map(({ address, asn, operator, machine }) => ({
        name: "address",
        dst_endpoint: {
          ...(event.site.redaction === "hmac" ? { uid: address } : { ip: address }),
          ...(asn !== undefined && {
            autonomous_system: { number: asn, ...(operator !== undefined && { name: operator }) },
          }),
          ...MACHINES[machine],
        },
      })),
    ],
    unmapped: {
      fluxward: {
        level,
        ...(previous !== undefined && { previous }),
        ...{ score, looks, sensitivity, addressCount, networks, nameServers },
        ...(event.maximumTtl !== undefined && { maximumTtl: event.maximumTtl }),
        redaction: event.site.redaction,
      },
    },
  };
}

/** What a person chose about a site is an update of its finding. */
export function choiceFinding(
  event: EventOf<"proceed" | "trust">,
  source: EventSource,
): JsonObject {
  const { kind, scope, level, id, finding = id, site } = event;
  const status =
    kind === "proceed"
      ? `Proceeded (${scope})`
      : scope === undefined
        ? "Distrusted"
        : `Trusted (${scope})`;
  const message = {
    proceed: "Somebody went past the warning.",
    trust: "Somebody lets the site through from now on.",
    distrust: "Somebody lets the site through no more.",
  }[status === "Distrusted" ? "distrust" : kind];
  return {
    ...findingBase(event, "update", source),
    ...{ status_id: 99, status },
    ...SEVERITY_OF_LEVEL[level],
    ...CONTROLS[scope === undefined ? "none" : "allowed"],
    message,
    is_alert: kind === "proceed",
    finding_info: { ...findingInfo(event, finding, source), title: message },
    evidences: [siteEvidence(site)],
    unmapped: {
      fluxward: { level, redaction: site.redaction, ...(scope !== undefined && { scope }) },
    },
  };
}

function findingBase(
  event: EventOf<"detection" | "proceed" | "trust">,
  activity: keyof typeof ACTIVITIES,
  source: EventSource,
): JsonObject {
  const { redaction, name } = event.site;
  return {
    ...{ class_uid: 2004, class_name: "Detection Finding" },
    ...{ category_uid: 2, category_name: "Findings" },
    ...ACTIVITIES[activity],
    type_uid: 200400 + ACTIVITIES[activity].activity_id,
    time: event.at,
    metadata: metadataOf(event, source, ["security_control", "host"]),
    device: deviceOf(source),
    attacks: [FAST_FLUX],
    observables: [
      redaction === "hmac"
        ? { name: "evidences[].dst_endpoint.uid", type_id: 99, type: "HMAC of a host", value: name }
        : { name: "evidences[].dst_endpoint.hostname", type_id: 1, type: "Hostname", value: name },
    ],
  };
}

function findingInfo({ at }: FluxEvent, uid: string, { version }: EventSource): JsonObject {
  return {
    uid,
    created_time: at,
    analytic: {
      ...{ name: RULE_NAME, uid: "fluxward", version },
      ...{ type_id: 2, type: "Behavioral" },
    },
    attacks: [FAST_FLUX],
    types: ["fast-flux"],
    data_sources: ["DNS"],
  };
}

/** Where the person wanted to go. */
function siteEvidence({ redaction, name, domain }: ToldSite): JsonObject {
  if (redaction === "hmac") {
    return { name: "site", dst_endpoint: { uid: name }, data: { domainHmac: domain } };
  }
  return {
    name: "site",
    dst_endpoint: { hostname: name, domain },
    query: { hostname: name, type: "A", class: "IN" },
  };
}
