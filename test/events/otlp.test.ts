import { JsonLogsSerializer } from "@opentelemetry/otlp-transformer";
import * as conventions from "@opentelemetry/semantic-conventions/incubating";
import { describe, expect, test } from "vitest";
import { REDACTIONS } from "../../src/events/event-settings.ts";
import { toOcsf } from "../../src/events/ocsf.ts";
import { toOtlp } from "../../src/events/otlp.ts";
import { allEvents, SOURCE } from "./examples.ts";
import { plain, record, type OtlpRequest as Request } from "./decoded.ts";
import { throughTheWire } from "./otlp-protocol.ts";

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
  test("the protocol's own decoder finds every field, and nothing that it does not know", async () => {
    for (const request of await requests()) {
      expect(throughTheWire(request)).toEqual(withoutEmptyLists(request));
    }
  });

  test("which it would not do with a field too many, or a number of 64 bits that is none", async () => {
    const [request] = await requests();
    const [{ resource, scopeLogs }] = request!.resourceLogs as [Request["resourceLogs"][number]];
    const [{ scope, logRecords }] = scopeLogs as [(typeof scopeLogs)[number]];
    const wrong = (changes: object): object => ({
      resourceLogs: [
        { resource, scopeLogs: [{ scope, logRecords: [{ ...logRecords[0], ...changes }] }] },
      ],
    });
    expect(throughTheWire(wrong({}))).toEqual(withoutEmptyLists(wrong({})));
    for (const changes of [
      { eventname: "fastflux.detection" },
      { timeUnixNano: 1_781_706_400_123_000_000 },
      { body: { stringvalue: "a" } },
      { severityNumber: "ERROR" },
    ]) {
      expect(throughTheWire(wrong(changes))).not.toEqual(withoutEmptyLists(wrong(changes)));
    }
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
    expect(throughTheWire(request!)).toEqual(throughTheWire(theirs));
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
