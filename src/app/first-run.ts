import { createQueue } from "../storage/area.ts";
import type { Ports } from "./ports.ts";

export type FirstRun = {
  /**
   * It was just installed, or another version of it; or it may have been, and a worker died over that: where it is known
   * already, nothing happens.
   */
  readonly installed: (isUpdate: boolean) => Promise<void>;
  /** Asks the person once whether sites may be looked up, where that is due and it is known what the organisation wants. */
  readonly ask: () => Promise<void>;
  /** A worker has started: the page is opened again where the extension was started anew, which closed it. */
  readonly resume: () => Promise<void>;
  /** The browser was started: whoever closed it with the page open has closed the page. */
  readonly browserStarted: () => Promise<void>;
  /** A tab was closed, or shows a site now. */
  readonly left: (tabId: number) => Promise<void>;
};

/** How long after a worker's start the browser may take to tell of its own, ms. */
const START_IS_TOLD_MS = 1_000;

/**
 * Until the first-run page was answered, `setUp` is false, which keeps every look from being taken; where nothing is stored yet,
 * or no more, it is false too, so that no question can leave before this has run, whatever the browser tells first.
 *
 * A policy that answers in the person's place lies over the stored settings, so that `setUp` reads true: then nobody is asked.
 * While it is not known whether there is one, nobody is either.
 *
 * Browsers start an extension anew when it is let into private windows, which many people do right after installing it, and close
 * its pages without a word. Of a page that the person closes they tell; so what nobody closed is opened once more.
 */
export function createFirstRun(ports: Ports, settingsChanged: () => Promise<void>): FirstRun {
  const { settings, policies, firstRunNote: note } = ports;
  const inTurn = createQueue();
  const askNow = async (): Promise<void> => {
    if ((await note?.stage()) !== "due") return;
    if ((await policies.current()).standing === "unknown") return;
    const { setUp, disableOnboarding } = (await settings.read()).settings;
    // A worker that dies before it knows the tab has lost the page, as far as the next can tell, which opens it once more.
    await note?.setStage(setUp || disableOnboarding ? "over" : "open");
    if (!setUp && !disableOnboarding) await note?.setTab(await ports.openWelcome());
  };
  /** Whether the page was opened before the extension was started, and nobody is known to have left it. */
  const isLost = async (): Promise<boolean> =>
    (await note?.stage()) === "open" && (await note?.tab()) === undefined;
  const openAgain = async (): Promise<void> => {
    if (!(await isLost())) return;
    await note?.setStage("due");
    await askNow();
  };
  const ask = (): Promise<void> => inTurn(askNow);
  return {
    ask,
    installed: async (isUpdate) => {
      const found = await settings.begin(isUpdate, async () => note?.setStage("due"));
      if (found === "in-use") await settingsChanged();
      if (found === "new") await ask();
    },
    resume: async () => {
      if (!(await isLost())) return;
      ports.after(START_IS_TOLD_MS, () => {
        inTurn(openAgain).catch((error: unknown) => {
          ports.complain("the first-run page could not be opened again", error);
        });
      });
    },
    browserStarted: async () => {
      if (await isLost()) await note?.setStage("over");
    },
    left: async (tabId) => {
      if ((await note?.tab()) === tabId) await note?.setStage("over");
    },
  };
}
