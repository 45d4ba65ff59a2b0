import { PANEL_LINE, type Tampering } from "../../messages/guard.ts";
import { extension, type Line } from "../extension-api.ts";
import type { GuardWorld } from "../guard-world.ts";
import { rootElement } from "../page-dom.ts";
import { watchAbove } from "./above.ts";
import type { Panel } from "./panel.ts";
import { lossOf } from "./in-sight.ts";
import { watchSight } from "./sight-observer.ts";

/** How often a shown panel is looked at, and tells the background that it still can, ms. */
const LOOK_EVERY = 200;
/** So many times out of sight is no accident of a page that moves. */
const LOSSES = 2;

export type PanelWatcher = {
  /** The page got in the panel's way; called once. */
  readonly onTampering: (how: Tampering) => void;
  /** The background is gone: it rests, or Fluxward is no more. */
  readonly onCutOff: () => void;
};

/**
 * Watches a shown panel and gives the way to stop. A page that stops all scripts is told by the
 * background, which then hears nothing any more.
 */
export function watchPanel(
  panel: Panel,
  world: GuardWorld,
  { onTampering, onCutOff }: PanelWatcher,
): () => void {
  let losses = 0;
  let line: Line | undefined;
  const connect = (): void => {
    const opened = openLine();
    line = opened;
    opened?.onDisconnect.addListener(() => {
      if (line === opened) onCutOff();
    });
  };
  const hangUp = (): void => {
    const old = line;
    line = undefined;
    try {
      old?.disconnect();
    } catch {
      // An orphan's line ended with its background, and must not keep the panel from going.
    }
  };
  connect();
  const lose = (how: Tampering | undefined): void => {
    if (how === undefined) return;
    losses += 1;
    if (how === "removed" || losses >= LOSSES) onTampering(how);
  };
  const above = watchAbove(panel.host, lose);
  const unsee = watchSight(panel.box, () => {
    lose("covered");
  });
  const look = (): void => {
    if (!world.isAlive()) {
      world.end();
      return;
    }
    lose(lossOf(panel) ?? above.look());
    line?.postMessage("here");
  };
  // Where it was moved, or what was done to it, is seen at once; the rest at the next look.
  const observer = new MutationObserver(() => {
    if (lossOf(panel) === "removed") lose("removed");
  });
  observer.observe(document, { childList: true });
  const root = rootElement();
  if (root !== null) observer.observe(root, { childList: true });
  // Timers of hidden tabs are slowed down, so silence says nothing then.
  const onVisibility = (): void => {
    hangUp();
    if (document.visibilityState === "visible") connect();
  };
  addEventListener("visibilitychange", onVisibility, { capture: true });
  const timer = setInterval(look, LOOK_EVERY);
  return () => {
    clearInterval(timer);
    removeEventListener("visibilitychange", onVisibility, { capture: true });
    observer.disconnect();
    unsee();
    above.stop();
    hangUp();
  };
}

function openLine(): Line | undefined {
  try {
    return extension.runtime?.connect({ name: PANEL_LINE });
  } catch {
    // An orphan has no background; the next look notices.
    return undefined;
  }
}
