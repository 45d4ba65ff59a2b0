import type { HeldKind, Tampering } from "../../messages/guard.ts";
import { extension } from "../extension-api.ts";

/** What the guard tells the background; the answer is whether it was heard. */
export type Tell = {
  readonly leave: (host: string) => Promise<boolean>;
  readonly more: (host: string) => Promise<boolean>;
  readonly attempt: (host: string, kind: HeldKind) => Promise<boolean>;
  readonly tampered: (host: string, how: Tampering) => Promise<boolean>;
  readonly resume: (host: string) => Promise<boolean>;
};

export const tell: Tell = {
  leave: (host) => send("guardLeave", { host }),
  more: (host) => send("guardMore", { host }),
  attempt: (host, kind) => send("guardAttempt", { host, kind }),
  tampered: (host, how) => send("guardTampered", { host, how }),
  resume: (host) => send("guardResume", { host }),
};

/** False where the background cannot hear, such as while it is being updated. */
async function send(method: string, args: object): Promise<boolean> {
  try {
    const reply = await extension.runtime?.sendMessage({ method, args });
    return typeof reply === "object" && reply !== null && "ok" in reply && reply.ok === true;
  } catch (error) {
    console.warn(`Fluxward could not report "${method}":`, error);
    return false;
  }
}
