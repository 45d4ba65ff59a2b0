import { readHeader } from "../storage/header-line.ts";
import type { PolicyValues } from "../storage/policy-model.ts";
import { POLICY_SCHEMA } from "../storage/policy-schema.ts";
import { NO_EVENTS, type EventSettings, type KnownEventSettings } from "./event-settings.ts";

type State = {
  readonly standing: "current" | "remembered" | "unknown";
  readonly policy: { readonly values: Partial<PolicyValues> };
};

/** What an organisation's policy says of events, or its reference where it is silent. Without a policy there are none. */
export function eventSettingsFrom({ standing, policy: { values } }: State): KnownEventSettings {
  if (standing === "unknown") return { state: "unknown" };
  if (Object.keys(values).length === 0) return { state: standing, settings: NO_EVENTS };
  const headers = (values.reportHeaders ?? []).flatMap((line) => {
    const read = readHeader(line);
    return read.ok ? [read.header] : [];
  });
  const initial = POLICY_SCHEMA;
  const settings: EventSettings = {
    endpoint: values.reportEndpoint ?? initial.reportEndpoint.initial,
    format: values.reportFormat ?? NO_EVENTS.format,
    headers,
    minimumLevel: values.reportMinimumLevel ?? NO_EVENTS.minimumLevel,
    redaction: values.reportRedaction ?? NO_EVENTS.redaction,
    redactionKey: values.reportRedactionKey ?? initial.reportRedactionKey.initial,
    heartbeatHours: values.reportHeartbeatHours ?? initial.reportHeartbeatHours.initial,
    auditDays: values.auditDays ?? initial.auditDays.initial,
    deviceLabel: values.deviceLabel ?? initial.deviceLabel.initial,
  };
  return { state: standing, settings };
}
