import { expect } from "vitest";
import type { Answer, Args, Envelope, Method, Reply } from "../../../src/messages/protocol.ts";
import type { Exception, Settings } from "../../../src/storage/settings-model.ts";
import type { StorageRecording } from "../../../tools/upgrade/recording.ts";
import { hostOf } from "./lab-suite.ts";

/** Where the recordings were made; see tools/record-storage.ts. */
export const RED = hostOf("ten-homes");
export const LET_THROUGH = `www.${RED}`;
export const AMBER = hostOf("certain-amber");

type Upgraded = {
  readonly recording: StorageRecording;
  /** Sends a message from the history page. */
  readonly send: (message: Envelope) => Promise<Reply>;
  /** All of `storage.local`. */
  readonly stored: () => Promise<Readonly<Record<string, unknown>>>;
};

/** Everything that was recorded is there: as it was, or as the steps of migration make it. */
export async function expectNothingLost({ recording, send, stored }: Upgraded): Promise<void> {
  const ask = async <M extends Method>(method: M, args: Args<M>): Promise<Answer<M>> => {
    const reply = await send({ method, args });
    if (!reply.ok) throw new Error(reply.error);
    return reply.value as Answer<M>;
  };
  const before = recording.storage["settings"] as Partial<Settings> & {
    readonly version: number;
  };
  const { exceptions, resolvers, sensitivity, strict, excludedDomains, setUp } = await ask(
    "getSettings",
    {},
  );
  const { resolvers: asked, sensitivity: chosen } = before;
  expect({ resolvers, sensitivity }).toEqual({ resolvers: asked, sensitivity: chosen });
  expect({ strict, excludedDomains, setUp }).toEqual({
    ...{ strict: true, excludedDomains: ["left-alone.net"] },
    // Before there was a first-run page, whoever had chosen anything had it in use.
    setUp: before.setUp ?? true,
  });
  // The first version kept those of the warning page alone, and did not say so.
  const given = (one: Exception): Exception =>
    before.version === 1 ? { source: "warning", ...one } : one;
  expect(exceptions).toEqual((before.exceptions ?? []).map(given));
  expect(exceptions.map(({ host }) => host)).toEqual([LET_THROUGH]);

  const now = await stored();
  const kept = Object.entries(recording.storage).filter(([key]) => key !== "settings");
  expect(kept.length).toBeGreaterThan(5);
  for (const [key, value] of kept) {
    // Its day of tidying moves on.
    if (key === "memory") expect(now[key]).toMatchObject({ key: (value as { key: number[] }).key });
    else expect(now[key], key).toEqual(value);
  }
  const past = await ask("listPastSites", {});
  expect(past?.sites.map(({ host }) => host).sort()).toEqual([AMBER, RED].sort());
  const judged = await ask("judgePastSites", { hosts: [AMBER, RED] });
  expect(judged.map(({ level }) => level)).toEqual(["suspicious", "flux"]);
}
