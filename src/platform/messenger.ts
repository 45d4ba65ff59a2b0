import type { Answer, Args, Envelope, Method, Reply } from "../messages/protocol.ts";
import { Refused } from "../messages/refusal.ts";
import { native } from "./native.ts";

/** Asks the background and waits for its answer; throws `Refused` when it refuses. */
export async function call<M extends Method>(method: M, args: Args<M>): Promise<Answer<M>> {
  const envelope: Envelope = { method, args };
  const said = (await once(envelope)) ?? (await native.runtime.sendMessage(envelope));
  const reply = said as Reply | undefined;
  if (reply === undefined) throw new Refused({ kind: "no-background" });
  if (!reply.ok) {
    throw reply.refusal === undefined ? new Error(reply.error) : new Refused(reply.refusal);
  }
  return reply.value as Answer<M>;
}

/** Browsers end a background whoever waits for it. Asked again it begins anew: so every message may come twice. */
async function once(envelope: Envelope): Promise<unknown> {
  try {
    return await native.runtime.sendMessage(envelope);
  } catch (error: unknown) {
    console.warn("Fluxward's background ended before it answered; it is asked once more.", error);
    return undefined;
  }
}
