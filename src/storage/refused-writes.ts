import type { Area } from "./area.ts";

/** Whether the browser would not take the last thing that was to be kept: it has no room for it, or the disk has none. */
export type IsRefused = () => Promise<boolean>;

const REFUSED = "disk.refused";

/** An area that notes where writing fails, in `session`, which ends with the browser: the worker may end before anybody asks. */
export function noteRefusals(
  area: Area,
  session: Area,
): { readonly area: Area; readonly isRefused: IsRefused } {
  const isRefused: IsRefused = async () => (await session.get([REFUSED]))[REFUSED] === true;
  return {
    isRefused,
    area: {
      ...area,
      set: async (entries) => {
        try {
          await area.set(entries);
        } catch (error: unknown) {
          // Where even that cannot be noted, what is thrown says enough.
          await session.set({ [REFUSED]: true }).catch(() => undefined);
          throw error;
        }
        if (await isRefused()) await session.remove([REFUSED]);
      },
    },
  };
}
