import type { Settings } from "../storage/settings-model.ts";
import type { TabState } from "../storage/tab-states.ts";
import type { Guarding } from "./guarding.ts";
import type { Looking } from "./looking.ts";
import type { Ports } from "./ports.ts";
import type { PrivateEnd } from "./private-end.ts";
import type { Visiting } from "./visiting.ts";

/** Acts on whether the sites of private windows are looked up, in the tabs that are open. */
export function createPrivateChoice(
  ports: Ports,
  guarding: Guarding,
  looking: Looking,
  privateEnd: PrivateEnd,
  visit: Visiting["visit"],
): (settings: Settings) => Promise<void> {
  const { session } = ports;

  const letGo = async (theirs: readonly (readonly [number, TabState])[]): Promise<void> => {
    const all = [...(await session.tabs()).values()];
    const ordinary = new Set(all.filter(({ isPrivate }) => !isPrivate).map(({ host }) => host));
    await looking.callOff((host) => !ordinary.has(host));
    for (const [tabId] of theirs) await guarding.letGo(tabId);
    await privateEnd.forgetNow();
    // Where they are must be known should they be looked up again.
    for (const [tabId, tab] of theirs) await session.setTab(tabId, { ...tab, host: undefined });
  };

  return async ({ privateWindows }) => {
    const theirs = [...(await session.tabs())].filter(
      ([, { isPrivate, blockId }]) => isPrivate && blockId === undefined,
    );
    const lookedUp = theirs.filter(([, { host }]) => host !== undefined);
    if (!privateWindows) {
      if (lookedUp.length > 0) await letGo(theirs);
      return;
    }
    for (const [tabId, { host, address }] of theirs) {
      if (host === undefined) await visit(tabId, address, "arrived");
    }
  };
}
