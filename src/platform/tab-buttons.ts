import browser from "webextension-polyfill";
import type { Badge } from "../ui/badge.ts";
import { TELLS_ROUTE } from "./route.ts";
import { createToolbarPictures } from "./toolbar-pictures.ts";
import { whileOpen } from "./while-open.ts";

export type TabButtons = {
  /** Resolves when the button looks so, or as somebody wanted meanwhile. `tabId` undefined: in all tabs that have nothing of their own. */
  readonly paint: (tabId: number | undefined, badge: Badge) => Promise<void>;
};

/** What is known of how it looks. */
type Painted = Partial<Badge>;

type Button = {
  painted: Painted;
  /** Whether its page is about to be another, which takes away what is painted now. */
  isLeaving: boolean;
  wanted: Badge | undefined;
  painting: Promise<void> | undefined;
};

/** Nobody knows, as a worker before this one may have painted it. */
const UNKNOWN: Painted = {};
/** The picture and title that all tabs share, whichever they are; that has no text, ever. */
const SHARED: Painted = { text: "" };

/**
 * The toolbar's button, each tab's own. Every call costs the browser and the worker time, and most of what is
 * wanted is there already: only what differs is painted, and of what is wanted while one is being painted the last alone.
 * On the way to another page nothing is painted: the button is the page's that is still there.
 */
export function createTabButtons(complain: (error: unknown) => void): TabButtons {
  const pictureOf = createToolbarPictures();
  const buttons = new Map<number | undefined, Button>();
  const buttonOf = (tabId: number | undefined): Button => {
    const button = buttons.get(tabId) ?? {
      ...{ painted: UNKNOWN, isLeaving: false, wanted: undefined, painting: undefined },
    };
    buttons.set(tabId, button);
    return button;
  };
  // Browsers take a tab's own button away with its page. Firefox may tell of the page before it does that, so there
  // nothing is known of a button, ever.
  if (!TELLS_ROUTE) {
    const { webNavigation } = browser;
    webNavigation.onBeforeNavigate.addListener(({ tabId, frameId }) => {
      if (frameId === 0) buttonOf(tabId).isLeaving = true;
    });
    webNavigation.onCommitted.addListener(({ tabId, frameId }) => {
      if (frameId !== 0) return;
      const button = buttonOf(tabId);
      // Whoever tells of the page says how its button looks as well.
      Object.assign(button, { painted: SHARED, isLeaving: false, wanted: undefined });
    });
    webNavigation.onErrorOccurred.addListener(({ tabId, frameId }) => {
      const button = frameId === 0 ? buttons.get(tabId) : undefined;
      if (button === undefined) return;
      // There may be a page that says so, or still the old one.
      Object.assign(button, { painted: UNKNOWN, isLeaving: false });
      paintSoon(tabId, button).catch(complain);
    });
  }
  browser.tabs.onRemoved.addListener((tabId) => {
    buttons.delete(tabId);
  });

  const paintWanted = async (tabId: number | undefined, button: Button): Promise<void> => {
    while (button.wanted !== undefined && !button.isLeaving) {
      const { wanted, painted } = button;
      button.wanted = undefined;
      // Noted before it is done: a page that arrives meanwhile takes the note away.
      button.painted = TELLS_ROUTE ? UNKNOWN : wanted;
      try {
        await change(tabId === undefined ? {} : { tabId }, wanted, painted);
      } catch (error) {
        button.painted = UNKNOWN;
        throw error;
      }
    }
  };

  const change = async (
    where: { tabId?: number },
    { state, text, colour, title }: Badge,
    before: Painted,
  ): Promise<void> => {
    const { action } = browser;
    const calls: Promise<unknown>[] = [];
    if (state !== before.state) {
      calls.push(pictureOf(state).then((picture) => action.setIcon({ ...where, ...picture })));
    }
    if (text !== before.text) calls.push(action.setBadgeText({ ...where, text }));
    if (text !== "" && colour !== before.colour) {
      calls.push(action.setBadgeBackgroundColor({ ...where, color: colour }));
    }
    if (title !== before.title) calls.push(action.setTitle({ ...where, title }));
    await Promise.all(calls);
  };

  const paintSoon = (tabId: number | undefined, button: Button): Promise<void> =>
    (button.painting ??= whileOpen(() => paintWanted(tabId, button)).finally(() => {
      button.painting = undefined;
    }));

  return {
    paint: async (tabId, badge) => {
      const button = buttonOf(tabId);
      button.wanted = badge;
      if (!button.isLeaving) await paintSoon(tabId, button);
    },
  };
}
