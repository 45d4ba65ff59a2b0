import { DIARY_KEY, readDiary, type Diary } from "../events/diary.ts";
import type { EventSettings, KnownEventSettings } from "../events/event-settings.ts";
import type { EventSource } from "../events/event.ts";
import { createRedactor, type NameHash, type Redactor } from "../events/redact.ts";
import { eventSettingsFrom } from "../events/settings-from-policy.ts";
import { markOf } from "../storage/keyed-hash.ts";
import type { EventPorts } from "./event-ports.ts";
import type { Ports } from "./ports.ts";

/** What both the making and the sending of events use. */
export type EventTools = {
  /** What the organisation wants, as far as it is known. */
  readonly known: () => Promise<KnownEventSettings>;
  /** What must be remembered; made at the first call. */
  readonly diary: () => Promise<Diary>;
  readonly writeDiary: (diary: Diary) => Promise<void>;
  readonly source: (settings: EventSettings) => Promise<EventSource>;
  readonly redactor: (host: string, settings: EventSettings) => Redactor;
  /** A host as it is noted on disk. */
  readonly mark: (host: string) => Promise<string>;
};

export function createEventTools(
  { policies, newId }: Pick<Ports, "policies" | "newId">,
  { area, hash, version }: EventPorts,
): EventTools {
  const writeDiary = (diary: Diary): Promise<void> => area.set({ [DIARY_KEY]: diary });
  const diary = async (): Promise<Diary> => {
    const known = await readDiary(area);
    if (known !== undefined) return known;
    const fresh = { instanceId: newId() };
    await writeDiary(fresh);
    return fresh;
  };
  const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
  return {
    known: async () => eventSettingsFrom(await policies.current()),
    diary,
    writeDiary,
    source: async ({ deviceLabel }) => {
      const { instanceId } = await diary();
      return { version, instanceId, deviceLabel };
    },
    redactor: (host, { redaction, redactionKey }) => {
      const hashName: NameHash = async (text) => {
        const bytes = await hash.hmac(bytesOf(redactionKey), text);
        return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      };
      return createRedactor(host, redaction, hashName);
    },
    mark: async (host) => markOf(hash, bytesOf((await diary()).instanceId), "host", host),
  };
}
