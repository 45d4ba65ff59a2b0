import type { Area } from "./area.ts";

/** Whether the first-run page is still to be opened, once it is known what an organisation wants. */
export type FirstRunNote = {
  readonly isDue: () => Promise<boolean>;
  readonly setDue: (isDue: boolean) => Promise<void>;
};

const KEY = "first-run.due";

/** On disk, as the wait may outlive worker and browser. */
export function createFirstRunNote(area: Area): FirstRunNote {
  return {
    isDue: async () => (await area.get([KEY]))[KEY] === true,
    setDue: (isDue) => (isDue ? area.set({ [KEY]: true }) : area.remove([KEY])),
  };
}
