import type { Level } from "../detection/verdict.ts";

/** How events are written: OpenTelemetry's OTLP/HTTP logs as JSON, or OCSF findings as plain JSON. */
export const EVENT_FORMATS = ["otlp", "ocsf"] as const;

export type EventFormat = (typeof EVENT_FORMATS)[number];

/**
 * What events tell of names: the whole host, its registrable domain, or an HMAC that only holders of the key can test. Each
 * tells less than the one before it.
 */
export const REDACTIONS = ["host", "domain", "hmac"] as const;

export type Redaction = (typeof REDACTIONS)[number];

/** Levels that a finding can begin at. */
export const MINIMUM_LEVELS = ["watch", "suspicious", "flux"] as const satisfies readonly Level[];

export type MinimumLevel = (typeof MINIMUM_LEVELS)[number];

export type EventHeader = { readonly name: string; readonly value: string };

/** What an organisation wants to hear, and how. */
export type EventSettings = {
  /** Where events are sent, as `readEndpoint` takes it; empty: nowhere. */
  readonly endpoint: string;
  readonly format: EventFormat;
  /** Sent along with every request: secrets, never shown whole. As `readHeader` takes them. */
  readonly headers: readonly EventHeader[];
  /** A host is told of once it reaches this level. */
  readonly minimumLevel: MinimumLevel;
  readonly redaction: Redaction;
  /** Secret text that HMAC-SHA-256 is keyed with (its UTF-8 form); `hmac` without one tells nothing at all. */
  readonly redactionKey: string;
  /** Hours between two signs of life; 0: none. */
  readonly heartbeatHours: number;
  /** Days that events are kept on the device for its owner to read; 0: not at all. */
  readonly auditDays: number;
  /** What the organisation calls this device or group of devices; may be empty. */
  readonly deviceLabel: string;
};

export const NO_EVENTS: EventSettings = {
  endpoint: "",
  format: "otlp",
  headers: [],
  minimumLevel: "suspicious",
  redaction: "host",
  redactionKey: "",
  heartbeatHours: 0,
  auditDays: 0,
  deviceLabel: "",
};

/**
 * What is known of them. `unknown`: the browser has not handed the policy over yet and none is remembered, so nothing is
 * noted nor sent; `remembered`: those of the last good policy, by which events are noted but not sent; `current`: in force.
 */
export type KnownEventSettings =
  | { readonly state: "unknown" }
  | { readonly state: "remembered" | "current"; readonly settings: EventSettings };

/** Whether events are made at all: somebody is to hear of them, and no name would be told that must not be. */
export function areEventsMade({
  endpoint,
  auditDays,
  redaction,
  redactionKey,
}: EventSettings): boolean {
  return (endpoint !== "" || auditDays > 0) && (redaction !== "hmac" || redactionKey !== "");
}
