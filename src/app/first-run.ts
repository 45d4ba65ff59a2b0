import type { Ports } from "./ports.ts";

/** It was just installed, or another version of it. Asks the person once whether sites may be looked up. */
export type FirstRun = (isUpdate: boolean) => Promise<void>;

/**
 * Until the first-run page was answered, `setUp` is false, which keeps every look from being taken; where nothing is stored yet,
 * or no more, it is false too, so that no question can leave before this has run, whatever the browser tells first.
 *
 * A policy that answers in the person's place lies over the stored settings, so that `setUp` reads true: then nobody is asked.
 * This is the place to wait for it where an organisation installs (Chromium hands it over 2.5 to 5.5 s after the first start).
 */
export function createFirstRun(ports: Ports, settingsChanged: () => Promise<void>): FirstRun {
  return async (isUpdate) => {
    const found = await ports.settings.begin(isUpdate);
    if (found === "in-use") await settingsChanged();
    if (found !== "new") return;
    const { setUp } = (await ports.settings.read()).settings;
    if (!setUp) await ports.openWelcome();
  };
}
