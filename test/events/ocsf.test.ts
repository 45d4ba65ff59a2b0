import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { REDACTIONS } from "../../src/events/event-settings.ts";
import { OCSF_VERSION } from "../../src/events/ocsf-common.ts";
import { toOcsf } from "../../src/events/ocsf.ts";
import { allEvents, SOURCE } from "./examples.ts";
import { BASE_EVENT, DETECTION_FINDING } from "./ocsf-schema.ts";

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
const isFinding = ajv.compile(DETECTION_FINDING);
const isBaseEvent = ajv.compile(BASE_EVENT);

type Finding = Readonly<Record<string, unknown>> & {
  readonly class_uid: number;
  readonly activity_id: number;
  readonly type_uid: number;
};

async function objects(): Promise<readonly Finding[]> {
  const all = await Promise.all(REDACTIONS.map((redaction) => allEvents(redaction)));
  return all.flat().map((event) => JSON.parse(JSON.stringify(toOcsf(event, SOURCE))) as Finding);
}

describe("events as objects of OCSF", () => {
  test("each fits its class, in the version that it names", async () => {
    for (const one of await objects()) {
      const fits = one.class_uid === 2004 ? isFinding : isBaseEvent;
      expect(fits(one), JSON.stringify([fits.errors, one], undefined, 1)).toBe(true);
      expect(one).toMatchObject({ metadata: { version: OCSF_VERSION } });
      expect(one.type_uid).toBe(one.class_uid * 100 + one.activity_id);
    }
  });

  test("which a wrong one does not", async () => {
    const [finding] = await objects();
    for (const wrong of [
      { ...finding, evidence: [] },
      { ...finding, severity: "Low" },
      { ...finding, status_id: 7 },
      { ...finding, status_id: 99 },
      { ...finding, device: { uid: "a", type_id: 99, type: "Browser" } },
      { ...finding, class_uid: 2003 },
      { ...finding, metadata: undefined },
      { ...finding, time: 1_781_706_400 },
      { ...finding, finding_info: { title: "No uid" } },
      { ...finding, evidences: [{ name: "nothing" }] },
      { ...finding, metadata: { ...(finding?.["metadata"] as object), version: "1.6.0" } },
    ]) {
      // As it would be sent: without what is undefined.
      const sent: unknown = JSON.parse(JSON.stringify(wrong));
      expect(isFinding(sent), JSON.stringify(wrong)).toBe(false);
    }
  });

  test("what a device is not named, it does not say", async () => {
    const [event] = await allEvents();
    const { device } = toOcsf(event!, { ...SOURCE, deviceLabel: "" });
    expect(Object.keys(device as object)).toEqual(["uid", "type_id", "type"]);
  });
});
