import { answers } from "./sites.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

/** A browser under an organisation's policy. */
export function managed(policy: unknown): World {
  const world = createWorld(answers);
  world.managed = policy;
  world.isForced = true;
  world.restartWorker();
  return world;
}

/** One in which the organisation has just installed it, and the policy has not come yet. */
export async function fresh(policy: unknown = {}): Promise<World> {
  const world = managed(policy);
  await world.local.remove(await world.local.keys());
  world.restartWorker();
  return world;
}

export async function change(world: World, policy: unknown): Promise<void> {
  world.managed = policy;
  await world.app.policyChanged();
  await settled();
}

export async function visit(world: World, host: string, tabId = 1): Promise<void> {
  await world.app.visit(tabId, `https://${host}/`, "arrived");
  await settled();
}

export const isStopped = (world: World, tabId = 1): boolean =>
  world.tabs.get(tabId)?.warning !== undefined;
