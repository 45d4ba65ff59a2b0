import * as v from "valibot";
import { LEVELS, SENSITIVITIES } from "../detection/verdict.ts";
import { SCOPES } from "../messages/protocol.ts";
import { REDACTIONS } from "./event-settings.ts";

const id = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** ms since the epoch, within what `Date` knows. */
const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
/** A name (RFC 1035: at most 253 characters), an address, or an HMAC. */
const name = v.pipe(v.string(), v.maxLength(300));
const sentence = v.pipe(v.string(), v.maxLength(2000));

/** A site as far as it may be named. */
const site = v.object({
  redaction: v.picklist(REDACTIONS),
  /** The host, its registrable domain, or the host's HMAC. */
  name,
  /** The registrable domain, or its HMAC. */
  domain: name,
});

const evidence = v.object({
  group: v.string(),
  points: v.number(),
  reason: v.string(),
  facts: v.record(v.string(), v.union([v.number(), v.string()])),
  text: sentence,
});

const address = v.object({
  address: name,
  /** Autonomous system number and its operator; absent where nobody announces the address. */
  asn: v.optional(count),
  operator: v.optional(name),
  machine: v.picklist(["home", "server", "cdn", "unknown"]),
});

const level = v.picklist(LEVELS);
const base = { id, at: time };
const about = { ...base, site, level, finding: v.optional(id) };

/** What was done about the site when its level was found. */
export const ACTIONS_TAKEN = ["none", "guarded", "warned", "allowed"] as const;

const detection = v.object({
  ...about,
  kind: v.literal("detection"),
  /** The finding that events about this site share while it lasts. */
  finding: id,
  activity: v.picklist(["create", "update", "close"]),
  /** What was told before; absent: nothing. */
  previous: v.optional(level),
  action: v.picklist(ACTIONS_TAKEN),
  sensitivity: v.picklist(SENSITIVITIES),
  headline: sentence,
  summary: v.optional(sentence),
  score: v.number(),
  /** 0 to 1. */
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  looks: count,
  evidence: v.pipe(v.array(evidence), v.maxLength(40)),
  /** Of `addressCount` the newest. */
  addresses: v.pipe(v.array(address), v.maxLength(40)),
  addressCount: count,
  networks: count,
  nameServers: v.pipe(v.array(name), v.maxLength(40)),
  /** Seconds. */
  maximumTtl: v.optional(v.number()),
  firstSeen: time,
  lastSeen: time,
});

/** The person went past a warning. */
const proceed = v.object({ ...about, kind: v.literal("proceed"), scope: v.picklist(SCOPES) });

/** The person let a site through that nothing stood before, or took that back. */
const trust = v.object({
  ...about,
  kind: v.literal("trust"),
  /** Absent: taken back. */
  scope: v.optional(v.picklist(SCOPES)),
});

const policyRejected = v.object({
  ...base,
  kind: v.literal("policy-rejected"),
  problems: v.pipe(v.array(v.object({ key: name, reason: sentence })), v.maxLength(100)),
});

const heartbeat = v.object({
  ...base,
  kind: v.literal("heartbeat"),
  /** Whether sites are looked up: not while paused or not set up. */
  active: v.boolean(),
  sensitivity: v.picklist(SENSITIVITIES),
  /** Age of the network table, days. */
  tableDays: count,
  /** Values of the policy that could not be used. */
  policyProblems: count,
  /** Events that wait, and what became of others since this installation began. */
  queued: count,
  sent: count,
  lost: count,
});

/** An administrator wants to see whether events arrive. */
const trial = v.object({ ...base, kind: v.literal("test") });

/** As it is stored: names are redacted already. */
export const EVENT = v.variant("kind", [
  detection,
  proceed,
  trust,
  policyRejected,
  heartbeat,
  trial,
]);

export type FluxEvent = v.InferOutput<typeof EVENT>;
export type EventOf<K extends FluxEvent["kind"]> = Extract<FluxEvent, { readonly kind: K }>;
export type ToldSite = v.InferOutput<typeof site>;
export type ActionTaken = (typeof ACTIONS_TAKEN)[number];

/** Who sends events, beside what they say. */
export type EventSource = {
  /** Fluxward's version. */
  readonly version: string;
  /** Random, of this installation alone; made for events and told to nobody else. */
  readonly instanceId: string;
  /** What the organisation calls the device; may be empty. */
  readonly deviceLabel: string;
};
