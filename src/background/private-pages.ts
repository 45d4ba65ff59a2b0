import browser from "webextension-polyfill";

/** Both of Chromium's workers have one session store, in memory alone, and hear of what the other writes. */
const ASKED = "update.asked";
const ANSWER = "update.private-page";
/** Time for the worker of private windows to start and to answer, ms. */
const ANSWER_MS = 2_000;

/**
 * Whether a page of ours is open that a reload would close before somebody's eyes: the settings, the popup, a warning. In
 * Chromium each worker sees those of its own windows.
 */
export async function hasOpenPage(): Promise<boolean> {
  const open = await browser.runtime.getContexts({ contextTypes: ["TAB", "POPUP"] });
  return open.length > 0;
}

/** The same of private windows; where they have no worker, nobody answers. */
export async function hasPrivatePage(): Promise<boolean> {
  const { session } = browser.storage;
  await session.remove(ANSWER);
  await session.set({ [ASKED]: Date.now() });
  await new Promise((done) => setTimeout(done, ANSWER_MS));
  const { [ANSWER]: answer } = await session.get(ANSWER);
  await session.remove([ASKED, ANSWER]);
  return answer === true;
}

/** In the worker of private windows: answers the other. */
export function answerForPrivatePages(complain: (what: string, error: unknown) => void): void {
  const answer = async (): Promise<void> => {
    await browser.storage.session.set({ [ANSWER]: await hasOpenPage() });
  };
  browser.storage.session.onChanged.addListener((changes) => {
    if (changes[ASKED]?.newValue === undefined) return;
    answer().catch((error: unknown) => {
      complain("it could not be told whether private pages are open", error);
    });
  });
}
