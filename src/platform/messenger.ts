import type { Answer, Args, Envelope, Method, Reply } from "../messages/protocol.ts";
import { native } from "./native.ts";

/** Asks the background and waits for its answer; throws an Error for people when it refuses. */
export async function call<M extends Method>(method: M, args: Args<M>): Promise<Answer<M>> {
  const envelope: Envelope = { method, args };
  const reply = (await native.runtime.sendMessage(envelope)) as Reply | undefined;
  if (reply === undefined) throw new Error(`Fluxward's background did not answer "${method}".`);
  if (!reply.ok) throw new Error(reply.error);
  return reply.value as Answer<M>;
}
