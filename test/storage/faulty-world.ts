import { vi } from "vitest";
import type english from "../../_locales/en/messages.json";
import { visit } from "../app/managed-world.ts";
import { AMBER, answers, PLAIN } from "../app/sites.ts";
import type { World } from "../app/world-model.ts";
import { createWorld } from "../app/world.ts";

/** One row of docs/storage.md, and the trial of it. */
export type StorageFault = {
  readonly fault: string;
  /** Keys of what people are shown, in the order of the surfaces; none: nothing, and nothing is lost that they would miss. */
  readonly shown: readonly (keyof typeof english)[];
  readonly kept: string;
  readonly trial: () => Promise<void>;
};

export const OWN = "https://doh.example-company.com/dns-query";
export const BOTH = ["settings", "settings.copy"];

/** A browser in use: own resolver, an exception, an odd site and a clear one on disk; the worker is a new one then. */
export async function inUse(): Promise<World> {
  const world = createWorld(answers);
  const exceptions = [{ host: "mail.lab-plain.org" }];
  await world.app.saveSettings({ resolvers: [OWN], keepDays: 30, exceptions });
  for (const host of [AMBER, PLAIN]) await visit(world, host);
  world.restartWorker();
  return world;
}

export async function damage(
  { local }: World,
  keys: readonly string[],
  change: object,
): Promise<void> {
  for (const key of keys)
    await local.set({ [key]: { ...(local.dump()[key] as object), ...change } });
}

export function breakDisk({ local }: World): void {
  vi.spyOn(local, "set").mockImplementation(() =>
    Promise.reject(new Error("QUOTA_BYTES quota exceeded")),
  );
}
