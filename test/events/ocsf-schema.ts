/**
 * What OCSF 1.7.0 (schema.ocsf.io) says of the classes Detection Finding (2004, with the profiles `security_control` and
 * `host`) and Base Event (0) and of the objects that our events use, as a JSON Schema. Written by hand from OCSF's published
 * definitions, since no package carries them: names, types, what is required, which ids there are and what each is
 * called. Stricter than OCSF in that attributes we do not use are left out, so that a name which does not exist fails.
 */
type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: "string", minLength: 1, maxLength: 65_535 };
const integer: Schema = { type: "integer" };
/** `timestamp_t`: ms since the epoch. */
const time: Schema = { type: "integer", minimum: 1_000_000_000_000, maximum: 9_999_999_999_999 };
/** `hostname_t`. */
const hostname: Schema = {
  type: "string",
  pattern:
    "^(([a-zA-Z0-9_]|[a-zA-Z0-9_][a-zA-Z0-9_-]*[a-zA-Z0-9_])\\.)*([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])$",
  maxLength: 253,
};
const ip: Schema = {
  type: "string",
  pattern: "^([0-9]{1,3}\\.){3}[0-9]{1,3}$|^[0-9a-f:]*:[0-9a-f:]+$",
};

function object(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
  oneOfThese: readonly string[] = [],
): Schema {
  return {
    type: "object",
    properties,
    required,
    additionalProperties: false,
    ...(oneOfThese.length > 0 && { anyOf: oneOfThese.map((key) => ({ required: [key] })) }),
  };
}

const list = (items: Schema): Schema => ({ type: "array", items, minItems: 1 });

/** An id and its sibling: the caption is the one that the id has; with 99 (Other) free, but none of those. */
function siblings(id: string, name: string, captions: Readonly<Record<number, string>>): Schema {
  const known = Object.entries(captions).map(([value, caption]) => ({
    properties: { [id]: { const: Number(value) }, [name]: { const: caption } },
  }));
  const taken = Object.values(captions).flatMap((one) => [one, one.toLowerCase()]);
  const other = { ...text, not: { enum: taken } };
  return { anyOf: [...known, { properties: { [id]: { const: 99 }, [name]: other } }] };
}

const SEVERITIES = {
  ...{ 0: "Unknown", 1: "Informational", 2: "Low", 3: "Medium", 4: "High", 5: "Critical" },
  6: "Fatal",
};
const ACTIONS = { 0: "Unknown", 1: "Allowed", 2: "Denied", 3: "Observed", 4: "Modified" };
const DISPOSITIONS = { 0: "Unknown", 1: "Allowed", 2: "Blocked", 15: "Detected", 19: "Alert" };
/** Of devices and of endpoints. */
const MACHINES = {
  ...{ 0: "Unknown", 1: "Server", 2: "Desktop", 3: "Laptop", 4: "Tablet", 5: "Mobile" },
  ...{ 6: "Virtual", 7: "IOT", 8: "Browser", 9: "Firewall", 10: "Switch", 11: "Hub" },
};
const OBSERVABLES = { 0: "Unknown", 1: "Hostname", 2: "IP Address" };
const FINDING_ACTIVITIES = { 0: "Unknown", 1: "Create", 2: "Update", 3: "Close" };
const FINDING_STATUSES = {
  ...{ 0: "Unknown", 1: "New", 2: "In Progress", 3: "Suppressed", 4: "Resolved", 5: "Archived" },
  6: "Deleted",
};
const CONFIDENCES = { 0: "Unknown", 1: "Low", 2: "Medium", 3: "High" };
const ANALYTIC_TYPES = {
  ...{ 0: "Unknown", 1: "Rule", 2: "Behavioral", 3: "Statistical", 4: "Learning (ML/DL)" },
  ...{ 5: "Fingerprinting", 6: "Tagging", 7: "Keyword Match", 8: "Regular Expressions" },
  ...{ 9: "Exact Data Match", 10: "Partial Data Match", 11: "Indexed Data Match" },
};

const named = object({ uid: text, name: text }, [], ["uid", "name"]);
const attack = object(
  { tactic: named, technique: named, sub_technique: named },
  [],
  ["tactic", "technique", "sub_technique"],
);
const product = object(
  { name: text, vendor_name: text, version: text, uid: text },
  [],
  ["name", "uid"],
);
const metadata = object(
  {
    version: { const: "1.7.0" },
    profiles: list({ enum: ["security_control", "host"] }),
    ...{ uid: text, event_code: text, log_name: text, product },
  },
  ["version", "product"],
);
const device = {
  ...object({ uid: text, name: text, type: text, type_id: integer }, ["type_id"], ["uid", "name"]),
  allOf: [siblings("type_id", "type", MACHINES)],
};
const analytic = {
  ...object(
    { name: text, uid: text, version: text, type: text, type_id: integer },
    ["type_id"],
    ["name", "uid"],
  ),
  allOf: [siblings("type_id", "type", ANALYTIC_TYPES)],
};
const findingInfo = object(
  {
    ...{ uid: text, title: text, desc: text, analytic, attacks: list(attack) },
    ...{ types: list(text), data_sources: list(text) },
    ...{ created_time: time, first_seen_time: time, last_seen_time: time },
  },
  ["uid"],
);
const autonomousSystem = object({ number: integer, name: text }, [], ["number", "name"]);
const endpoint = {
  ...object(
    {
      ...{ hostname, domain: text, ip, uid: text, type: text, type_id: integer },
      autonomous_system: autonomousSystem,
    },
    [],
    ["ip", "uid", "hostname"],
  ),
  allOf: [siblings("type_id", "type", MACHINES)],
};
const query = object({ hostname, type: text, class: text }, ["hostname"]);
/** `data` is JSON of the producer's own, here the project's form of evidence. */
const evidences = list(
  object(
    { name: text, uid: text, dst_endpoint: endpoint, query, data: { type: "object" } },
    [],
    ["data", "dst_endpoint", "query"],
  ),
);
const observables = list({
  ...object({ name: text, value: text, type: text, type_id: integer }, ["name", "type_id"]),
  allOf: [siblings("type_id", "type", OBSERVABLES)],
});

const common = {
  ...{ class_uid: integer, class_name: text, category_uid: integer, category_name: text },
  ...{ activity_id: integer, activity_name: text, type_uid: integer },
  ...{ severity_id: integer, severity: text, time, message: text, metadata, device },
  unmapped: { type: "object" },
};
const always = [
  ...["class_uid", "category_uid", "activity_id", "type_uid", "severity_id", "time", "metadata"],
];

/** Base Event, as our signs of life are. */
export const BASE_EVENT: Schema = {
  $id: "ocsf-1.7.0/base_event",
  ...object(
    {
      ...common,
      class_uid: { const: 0 },
      class_name: { const: "Base Event" },
      category_uid: { const: 0 },
      category_name: { const: "Uncategorized" },
      activity_id: { enum: [0, 99] },
      type_uid: { enum: [0, 99] },
    },
    always,
  ),
  allOf: [siblings("severity_id", "severity", SEVERITIES)],
};

export const DETECTION_FINDING: Schema = {
  $id: "ocsf-1.7.0/detection_finding",
  ...object(
    {
      ...common,
      class_uid: { const: 2004 },
      class_name: { const: "Detection Finding" },
      category_uid: { const: 2 },
      category_name: { const: "Findings" },
      type_uid: { enum: [200_400, 200_401, 200_402, 200_403, 200_499] },
      finding_info: findingInfo,
      ...{ evidences, observables, attacks: list(attack), is_alert: { type: "boolean" } },
      ...{ status_id: integer, status: text, action_id: integer, action: text },
      ...{ disposition_id: integer, disposition: text },
      ...{ confidence_id: integer, confidence: text, start_time: time, end_time: time },
      confidence_score: { type: "integer", minimum: 0, maximum: 100 },
    },
    [...always, "finding_info"],
  ),
  allOf: [
    siblings("severity_id", "severity", SEVERITIES),
    siblings("activity_id", "activity_name", FINDING_ACTIVITIES),
    siblings("status_id", "status", FINDING_STATUSES),
    siblings("action_id", "action", ACTIONS),
    siblings("disposition_id", "disposition", DISPOSITIONS),
    siblings("confidence_id", "confidence", CONFIDENCES),
  ],
};
