import type { Answer, Args, Method, Reply } from "../../src/messages/protocol.ts";
import { pass, settle, tell, type World } from "./life.ts";

type From = { readonly page: string; readonly tabId: number | undefined };

/** How often a page of ours asks the background before it gives up; as `src/platform/messenger.ts` does. */
const MOST_TRIES = 2;
/** No answer takes longer, ms. */
const PATIENCE_MS = 60_000;
const STEP_MS = 25;

/** One of our own pages asks the background, and once more where that ended before it answered. */
export async function ask<M extends Method>(
  world: World,
  from: From,
  method: M,
  args: Args<M>,
): Promise<Answer<M>> {
  const sender = {
    ...{ id: "fluxward", url: `chrome-extension://fluxward/${from.page}`, frameId: 0 },
    ...(from.tabId !== undefined && { tab: { id: from.tabId } }),
  };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const given = await tell(world, "runtime.onMessage", { method, args }, sender);
    const { life } = world;
    let reply: Reply | undefined;
    for (const one of given) {
      void (one as Promise<Reply> | undefined)?.then((answer) => {
        reply ??= answer;
      });
    }
    await settle(world);
    const deadline = world.now + PATIENCE_MS;
    while (reply === undefined && life === world.life && world.now < deadline) {
      await pass(world, STEP_MS);
    }
    if (reply === undefined) {
      // A page hears at once that the background has ended, but not within the same moment.
      await pass(world, 1);
      continue;
    }
    const answered: Reply = reply;
    if (!answered.ok) throw new Error(answered.error);
    return answered.value as Answer<M>;
  }
  throw new Error(`The background did not answer "${method}".`);
}
