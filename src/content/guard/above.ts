import type { Tampering } from "../../messages/guard.ts";
import { allMatching } from "../page-dom.ts";
import { closedRoot } from "../page-element.ts";
import { TELLS_SIGHT } from "./sight-observer.ts";

/** What the browser draws over everything else, the newest on top. */
const ON_TOP = ":modal, :popover-open, :fullscreen";
const TOGGLES = ["beforetoggle", "toggle"];
/** Of how many elements it is asked whether they have a tree of their own, at each look. */
const MOST_ELEMENTS = 5_000;

export type AboveWatch = {
  /** Whether the page has put something over the panel since. */
  readonly look: () => Tampering | undefined;
  readonly stop: () => void;
};

/** Watches what comes to lie over the panel. What was there when it opened lies under it. */
export function watchAbove(host: Element, onAbove: (how: Tampering) => void): AboveWatch {
  const before = new Set(onTop(host));
  // Closed and opened again, something from before lies above.
  const onToggle = (event: Event): void => {
    if (event.target !== host && "newState" in event && event.newState === "open") {
      onAbove("covered");
    }
  };
  // The later one alone would miss what closes and opens in one go.
  for (const type of TOGGLES) addEventListener(type, onToggle, { capture: true });
  return {
    look: () => (onTop(host).some((element) => !before.has(element)) ? "covered" : undefined),
    stop: () => {
      for (const type of TOGGLES) removeEventListener(type, onToggle, { capture: true });
    },
  };
}

function onTop(host: Element): readonly Element[] {
  // Chromium says of itself whether the panel is covered; elsewhere other trees are looked through.
  const trees = TELLS_SIGHT ? [] : shadowTrees(host);
  return [...allMatching(ON_TOP), ...trees.flatMap((tree) => [...tree.querySelectorAll(ON_TOP)])];
}

function shadowTrees(host: Element): readonly ShadowRoot[] {
  const found: ShadowRoot[] = [];
  let left = MOST_ELEMENTS;
  const search = (elements: Iterable<Element>): void => {
    for (const element of elements) {
      left -= 1;
      if (left < 0) return;
      const tree = element === host ? null : (element.shadowRoot ?? closedRoot(element));
      if (tree === null) continue;
      found.push(tree);
      search(tree.querySelectorAll("*"));
    }
  };
  search(allMatching("*"));
  return found;
}
