import { JsonLogsSerializer, ProtobufLogsSerializer } from "@opentelemetry/otlp-transformer";
import * as conventions from "@opentelemetry/semantic-conventions/incubating";
import { describe, expect, test } from "vitest";
import { REDACTIONS } from "../../src/events/event-settings.ts";
import { toOcsf } from "../../src/events/ocsf.ts";
import { toOtlp } from "../../src/events/otlp.ts";
import { allEvents, SOURCE } from "./examples.ts";
import { plain, record, type OtlpRequest as Request } from "./decoded.ts";
import { decodeBinary, decodeLeniently, decodeRequest } from "./otlp-protocol.ts";

async function requests(): Promise<readonly Request[]> {
  const all = await Promise.all(REDACTIONS.map((redaction) => allEvents(redaction)));
  return all.map((events) => JSON.parse(JSON.stringify(toOtlp(events, SOURCE))) as Request);
}

const withoutEmptyLists = (json: object): object =>
  JSON.parse(
    JSON.stringify(json, (_, value: unknown) =>
      Array.isArray(value) && value.length === 0 ? undefined : value,
    ),
  ) as object;

describe("events as OpenTelemetry's log records", () => {
  test("they are OTLP/JSON to the letter, by OpenTelemetry's own definitions, and nothing of them is lost in its binary form", async () => {
    for (const request of await requests()) {
      expect(decodeRequest(request)).toEqual(withoutEmptyLists(request));
    }
  });

  type Record_ = Readonly<Record<string, unknown>>;
  const body = (value: unknown): object => ({ body: value });
  test.each<[string, (one: Record_) => object, RegExp]>([
    ["a field that does not exist", () => ({ eventId: "a" }), /no field eventId/],
    ["a name in snake_case", () => ({ event_name: "a" }), /no field event_name/],
    ["a name in capitals", () => ({ EventName: "a" }), /no field EventName/],
    ["a number for 64 bits", () => ({ timeUnixNano: 1_781_706_400 }), /no fixed64/],
    ["64 bits with an exponent", () => ({ timeUnixNano: "1e18" }), /no fixed64/],
    ["64 bits below none", () => ({ timeUnixNano: "-1" }), /no fixed64/],
    ["65 bits", () => ({ timeUnixNano: "18446744073709551616" }), /no fixed64/],
    ["an enumeration by name", () => ({ severityNumber: "SEVERITY_NUMBER_ERROR" }), /Severity/],
    ["an enumeration's text", () => ({ severityNumber: "17" }), /Severity/],
    ["a severity that does not exist", () => ({ severityNumber: 25 }), /Severity/],
    ["text for 32 bits", () => ({ droppedAttributesCount: "0" }), /no uint32/],
    ["half a number", () => ({ droppedAttributesCount: 0.5 }), /no uint32/],
    ["a trace id in base64", () => ({ traceId: "AAAAAAAAAAAAAAAAAAAAAA==" }), /no bytes/],
    ["a trace id too short", () => ({ traceId: "0123456789abcdef" }), /no bytes/],
    ["a span id that is none", () => ({ spanId: "0123456789abcdeg" }), /no bytes/],
    ["null", () => ({ severityText: null }), /no string/],
    ["half a character", () => ({ severityText: "\ud800" }), /no string/],
    ["a value for a list", () => ({ attributes: {} }), /no list/],
    ["a list for a value", () => body([]), /no object/],
    ["a value of no kind", () => body({ text: "a" }), /no field text/],
    ["two values in one", () => body({ stringValue: "a", boolValue: true }), /more than one value/],
    ["an integer as a number", () => body({ intValue: 7 }), /no int64/],
    ["a number as text", () => body({ doubleValue: "0.5" }), /no double/],
    ["something odd deep down", () => body({ arrayValue: { values: [{ a: 1 }] } }), /no field a/],
    [
      "an attribute twice",
      ({ attributes }) => ({ attributes: [...(attributes as []), ...(attributes as [])] }),
      /attributes: keys/,
    ],
    [
      "a field twice in the body",
      () => body({ kvlistValue: { values: [{ key: "a" }, { key: "a" }] } }),
      /values: keys/,
    ],
  ])("%s is refused", async (_, change, fault) => {
    const [request] = await requests();
    const [{ resource, scopeLogs }] = request!.resourceLogs as [Request["resourceLogs"][number]];
    const [{ scope, logRecords }] = scopeLogs as [(typeof scopeLogs)[number]];
    const record = logRecords[0] as unknown as Record_;
    const changed = (one: object): object => ({
      resourceLogs: [{ resource, scopeLogs: [{ scope, logRecords: [one] }] }],
    });
    expect(() => decodeRequest(changed(record))).not.toThrow();
    expect(() => decodeRequest(changed({ ...record, ...change(record) }))).toThrow(fault);
  });

  test("ids are hexadecimal, and other bytes are not", async () => {
    const [request] = await requests();
    const [{ scopeLogs }] = request!.resourceLogs as [Request["resourceLogs"][number]];
    const record = { traceId: "5b8efff798038103d269b633813fc60c", body: { bytesValue: "AQID" } };
    const decoded = decodeRequest({ resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] });
    expect(scopeLogs[0]!.logRecords[0]).not.toHaveProperty("traceId");
    expect(decoded).toEqual({
      resourceLogs: [
        {
          scopeLogs: [
            {
              logRecords: [
                {
                  traceId: Buffer.from("5b8efff798038103d269b633813fc60c", "hex"),
                  body: { bytesValue: Buffer.from([1, 2, 3]) },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test("they are what the reference implementation writes for the same records", async () => {
    const events = await allEvents();
    const [request] = await requests();
    const [{ resource, scopeLogs }] = request!.resourceLogs as [Request["resourceLogs"][number]];
    const [{ scope, logRecords }] = scopeLogs as [(typeof scopeLogs)[number]];
    const owner = { attributes: record(resource.attributes) };
    const records = logRecords.map((one, index) => {
      const { at } = events[index]!;
      const time = [Math.floor(at / 1000), (at % 1000) * 1_000_000] as const;
      return {
        hrTime: time,
        hrTimeObserved: time,
        severityNumber: one.severityNumber,
        severityText: one.severityText,
        body: plain(one.body),
        eventName: one.eventName,
        attributes: record(one.attributes),
        droppedAttributesCount: 0,
        resource: owner,
        instrumentationScope: scope,
      };
    });
    const bytes = JsonLogsSerializer.serializeRequest(records as never);
    const theirs = JSON.parse(new TextDecoder().decode(bytes)) as object;
    expect(decodeRequest(request)).toEqual(decodeLeniently(theirs));
    // And in the binary form, which the reference implementation makes by itself.
    const binary = ProtobufLogsSerializer.serializeRequest(records as never);
    expect(decodeRequest(request)).toEqual(decodeBinary(binary!));
  });

  test("the body of each is its OCSF object", async () => {
    const events = await allEvents("host");
    const request = JSON.parse(JSON.stringify(toOtlp(events, SOURCE))) as Request;
    const bodies = request.resourceLogs[0]!.scopeLogs[0]!.logRecords.map(({ body }) => plain(body));
    const objects = events.map((event) => toOcsf(event, SOURCE));
    expect(bodies).toEqual(JSON.parse(JSON.stringify(objects)));
  });

  test("attributes that OpenTelemetry has a name for have that name", async () => {
    const known = new Set<unknown>(Object.values(conventions));
    const [request] = await requests();
    const [{ resource, scopeLogs }] = request!.resourceLogs as [Request["resourceLogs"][number]];
    const records = scopeLogs[0]!.logRecords;
    const keys = [resource.attributes, ...records.map(({ attributes }) => attributes)].flat();
    // Elastic's name, which OpenTelemetry has not taken over.
    const own = /^fluxward\.|^threat\.technique\.subtechnique\.id$/;
    const names = new Set(keys.map(({ key }) => key));
    expect([...names].filter((key) => !own.test(key) && !known.has(key))).toEqual([]);
    expect(names.size).toBeGreaterThan(20);
  });
});
