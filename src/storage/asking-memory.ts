import type { Asking } from "../dns/asking.ts";
import type { Area } from "./area.ts";

/** Budget spent and how resolvers do; no names of hosts. */
const KEY = "dns";

/**
 * Lets what was asked of late, and how the resolvers did, outlive the worker. Resolves once what the one before
 * left is taken up; nothing may be asked earlier. Of changes that come thick and fast only the last is written.
 */
export async function keepAsking(
  area: Area,
  asking: Pick<Asking, "importState" | "exportState" | "onChange">,
  complain: (error: unknown) => void,
): Promise<void> {
  let writing = false;
  let stale = false;
  const write = async (): Promise<void> => {
    stale = true;
    if (writing) return;
    writing = true;
    while (stale) {
      stale = false;
      await area.set({ [KEY]: asking.exportState() }).catch(complain);
    }
    writing = false;
  };
  try {
    asking.importState((await area.get([KEY]))[KEY]);
  } catch (error) {
    complain(error);
  }
  asking.onChange(() => void write());
}
