import { render } from "preact";
import { loadPageWords } from "../platform/load-words.ts";
import { openHistory } from "../platform/open-history.ts";
import { openSettings, openWelcome } from "../platform/open-page.ts";
import type { PageWording } from "../platform/wording.ts";
import { afterPaint } from "./after-paint.ts";
import { createInquiring } from "./inquiring.ts";
import { createPassingOn } from "./passing-on.ts";
import { Popup } from "./popup.tsx";
import type { PopupActions, PopupView } from "./popup-state.ts";
import { createSiteAccess } from "./site-access.ts";
import { createTabSite, type TabAnswers } from "./tab-site.ts";
import { createViewStore } from "./view-store.ts";

/** What was asked for before any of this was there. */
export type Opening = TabAnswers & {
  readonly tabId: Promise<number>;
  readonly wording: Promise<PageWording>;
};

/** Draws the popup over a tab, and keeps it true. */
export async function showPopup({ tabId, wording, ...answers }: Opening): Promise<void> {
  const words = await loadPageWords(document, wording);
  const root = document.getElementById("root") ?? document.body;
  root.replaceChildren();

  // Until the verdict is on the screen nothing else of a site is drawn: it is what people open the popup for, and all that
  // stands below takes as long again.
  let brief = true;
  let isAwaited = false;
  const draw = (view: PopupView): void => {
    const props = { view, words, actions, brief };
    render(<Popup {...props} now={Date.now()} />, root);
    if (isAwaited || view.state.state !== "judged") return;
    isAwaited = true;
    afterPaint(() => {
      brief = false;
      draw(store.view());
    });
  };
  const store = createViewStore(draw);
  const tabSite = createTabSite(store, tabId);
  const inquiring = createInquiring(store, tabId);
  const access = createSiteAccess(store);

  const actions: PopupActions = {
    ...tabSite,
    ...inquiring,
    ...createPassingOn(store, words),
    checkAgain: () => {
      if (store.view().inquiry.step === "closed") tabSite.checkAgain();
      else inquiring.again();
    },
    inquire: (open) => {
      inquiring.inquire(open);
      if (open) root.querySelector<HTMLElement>("#inquiry")?.focus();
    },
    allowAccess: access.allow,
    openHistory: () => {
      void openHistory().then(() => {
        window.close();
      });
    },
    setUp: () => {
      void openWelcome().then(() => {
        window.close();
      });
    },
    openSettings: () => {
      void openSettings().then(() => {
        window.close();
      });
    },
  };

  store.show({});
  access.watch();
  await tabSite.open(answers);
}
