import { decodeRequest } from "./otlp-protocol.ts";

type AnyValue = {
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  readonly intValue?: string;
  readonly doubleValue?: number;
  readonly arrayValue?: { readonly values?: readonly AnyValue[] };
  readonly kvlistValue?: { readonly values?: readonly KeyValue[] };
};
export type KeyValue = { readonly key: string; readonly value: AnyValue };
export type LogRecord = {
  readonly timeUnixNano: string;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly eventName: string;
  readonly body: AnyValue;
  readonly attributes: readonly KeyValue[];
};
export type OtlpRequest = {
  readonly resourceLogs: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeLogs: readonly {
      readonly scope: { readonly name: string; readonly version: string };
      readonly logRecords: readonly LogRecord[];
    }[];
  }[];
};

/** A value of OTLP as JSON. */
export function plain(value: AnyValue): unknown {
  if (value.intValue !== undefined) return Number(value.intValue);
  if (value.arrayValue !== undefined) return (value.arrayValue.values ?? []).map(plain);
  if (value.kvlistValue !== undefined) return record(value.kvlistValue.values ?? []);
  return value.stringValue ?? value.boolValue ?? value.doubleValue;
}

export function record(values: readonly KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(values.map(({ key, value }) => [key, plain(value)]));
}

/** An event as a collector has it. */
export type Received = {
  readonly name: string;
  readonly id: string;
  readonly attributes: Record<string, unknown>;
  readonly body: Record<string, unknown>;
  /** The whole record, to be compared. */
  readonly text: string;
};

/** The events of a request's body. Throws where it is no OTLP/JSON to the letter. */
export function eventsOf(body: string): readonly Received[] {
  const request = JSON.parse(body) as OtlpRequest;
  decodeRequest(request);
  return request.resourceLogs.flatMap(({ scopeLogs }) =>
    scopeLogs.flatMap(({ logRecords }) =>
      logRecords.map((one) => ({
        name: one.eventName,
        id: String(record(one.attributes)["log.record.uid"]),
        attributes: record(one.attributes),
        body: plain(one.body) as Record<string, unknown>,
        text: JSON.stringify(one),
      })),
    ),
  );
}
