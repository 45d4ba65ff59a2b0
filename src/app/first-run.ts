import type { Ports } from "./ports.ts";

export type FirstRun = {
  /** It was just installed, or another version of it. */
  readonly installed: (isUpdate: boolean) => Promise<void>;
  /** Asks the person once whether sites may be looked up, where that is due and it is known what the organisation wants. */
  readonly ask: () => Promise<void>;
};

/**
 * Until the first-run page was answered, `setUp` is false, which keeps every look from being taken; where nothing is stored yet,
 * or no more, it is false too, so that no question can leave before this has run, whatever the browser tells first.
 *
 * A policy that answers in the person's place lies over the stored settings, so that `setUp` reads true: then nobody is asked.
 * While it is not known whether there is one, nobody is either.
 */
export function createFirstRun(ports: Ports, settingsChanged: () => Promise<void>): FirstRun {
  const { settings, policies, firstRunNote } = ports;
  const ask = async (): Promise<void> => {
    if (!(await firstRunNote.isDue())) return;
    if ((await policies.current()).standing === "unknown") return;
    await firstRunNote.setDue(false);
    const { setUp, disableOnboarding } = (await settings.read()).settings;
    if (!setUp && !disableOnboarding) await ports.openWelcome();
  };
  return {
    ask,
    installed: async (isUpdate) => {
      const found = await settings.begin(isUpdate);
      if (found === "in-use") await settingsChanged();
      if (found !== "new") return;
      await firstRunNote.setDue(true);
      await ask();
    },
  };
}
