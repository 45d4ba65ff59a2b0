import type { EventSource, FluxEvent } from "./event.ts";

/** The release of the Open Cybersecurity Schema Framework (schema.ocsf.io) that events are written for. */
export const OCSF_VERSION = "1.7.0";

export type Json = string | number | boolean | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

export const SEVERITY = {
  informational: { severity_id: 1, severity: "Informational" },
  low: { severity_id: 2, severity: "Low" },
  medium: { severity_id: 3, severity: "Medium" },
  high: { severity_id: 4, severity: "High" },
} as const;

export function metadataOf(
  { id, kind }: FluxEvent,
  { version }: EventSource,
  profiles: string[],
): JsonObject {
  return {
    version: OCSF_VERSION,
    /** Equal in everything that is sent twice. */
    uid: id,
    event_code: kind,
    log_name: "fluxward",
    product: { name: "Fluxward", vendor_name: "Fluxward", version },
    profiles,
  };
}

export function deviceOf({ instanceId, deviceLabel }: EventSource): JsonObject {
  return {
    ...{ uid: instanceId, type_id: 8, type: "Browser" },
    ...(deviceLabel !== "" && { name: deviceLabel }),
  };
}
