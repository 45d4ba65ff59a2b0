import { parseGuardWords, type HeldKind, type Tampering } from "../../messages/guard.ts";
import type { Attempt, GuardWorld, Hold } from "../guard-world.ts";
import { rootElement } from "../page-dom.ts";
import { createPanel, type Panel, type PanelAction } from "./panel.ts";
import { placeAt } from "./place-panel.ts";
import type { Tell } from "./tell.ts";
import { watchPanel } from "./watch-panel.ts";

/** The explaining interface of the top frame. */
export type GuardView = {
  /** Explains an attempt next to its element; called again, it moves there. False: there are no words yet. */
  readonly show: (hold: Hold, attempt: Attempt) => boolean;
  /** Takes everything of the guard out of the page. */
  readonly remove: () => void;
  /** Whether the element is the guard's own, whose keys the page must not see. */
  readonly owns: (target: EventTarget | null) => boolean;
  /** Acts on a trusted click on the guard's own element; true: the page need not see it. */
  readonly click: (event: MouseEvent) => boolean;
  /** The same once the hold is over, whatever the page did. */
  readonly end: () => void;
  /** Whether nobody's typing is meant for the page: the note is open, or the page got in its way. */
  readonly isAlarmed: () => boolean;
  /** Somebody types: what follows at once is not meant for the panel. */
  readonly noteLetter: () => void;
};

/** A click this soon (ms) after the panel came or after a typed letter was not meant for it. */
const SETTLE = 700;

/** It is in the page only while it has something to say, and nothing that it offers lets anything go. */
export function createGuardView(world: GuardWorld, tell: Tell): GuardView {
  let panel: Panel | undefined;
  let anchor: Element | undefined;
  let shown: HeldKind | undefined;
  let shownAt = 0;
  let typedAt = -Infinity;
  let unwatch: (() => void) | undefined;
  let lost = false;

  const place = (): void => {
    if (panel !== undefined) placeAt(panel, anchor);
  };

  function show(hold: Hold, { kind, element }: Attempt): boolean {
    const words = parseGuardWords(hold.words);
    if (words === undefined) return false;
    panel ??= openPanel();
    if (!panel.host.isConnected) rootElement()?.append(panel.host);
    if (element !== undefined || shown !== kind) anchor = element;
    shown = kind;
    panel.setWords(words, kind);
    if (!panel.dialog.open) {
      panel.dialog.showModal();
      shownAt = performance.now();
      panel.leave.focus({ preventScroll: true });
      unwatch ??= watchPanel(panel, world, { onTampering: tampered, onCutOff: cutOff });
    }
    place();
    return true;
  }

  function openPanel(): Panel {
    const made = createPanel();
    made.root.addEventListener("click", (event) => {
      if (event.isTrusted && event.target instanceof Element) press(actionOf(made, event.target));
    });
    made.dialog.addEventListener("close", () => {
      if (panel === made) remove();
    });
    addEventListener("resize", place);
    addEventListener("scroll", place, { capture: true, passive: true });
    return made;
  }

  function remove(): void {
    removeEventListener("resize", place);
    removeEventListener("scroll", place, { capture: true });
    unwatch?.();
    unwatch = undefined;
    // It gives the focus back as it closes, and is still there then.
    panel?.dialog.close();
    panel?.host.remove();
    panel = undefined;
  }

  /** No fight: the tab goes to a page that this one cannot touch. What was held stays held. */
  function tampered(how: Tampering): void {
    const { hold } = world;
    lost = true;
    remove();
    if (hold === undefined) return;
    void tell.tampered(hold.host, how);
    // It could still ask the person to stay.
    world.wipe();
  }

  /**
   * Firefox ends the scripts of an extension that is switched off, updated or removed without a word to them,
   * and what they put into the page would stay there for good. So the panel goes at the first sign of it, and
   * comes back where somebody still answers.
   */
  function cutOff(): void {
    const { hold } = world;
    const attempt = shown === undefined ? undefined : { kind: shown, element: anchor };
    remove();
    if (hold === undefined || attempt === undefined) return;
    void tell.resume(hold.host).then((heard) => {
      if (heard && world.hold !== undefined && panel === undefined && !lost) {
        show(world.hold, attempt);
      }
    });
  }

  function press(action: PanelAction | undefined): void {
    const { hold } = world;
    const settled = performance.now() - Math.max(shownAt, typedAt) >= SETTLE;
    if (action === undefined || hold === undefined || !settled) return;
    if (action === "close") {
      remove();
    } else if (action === "leave") {
      void tell.leave(hold.host).then((heard) => (heard ? undefined : goAway()));
    } else {
      void tell.more(hold.host);
    }
  }

  return {
    show,
    remove,
    end: () => {
      lost = false;
      remove();
    },
    isAlarmed: () => lost || panel !== undefined,
    owns: (target) => target !== null && target === panel?.host,
    click: (event) => {
      if (panel === undefined) return false;
      const inside =
        event.detail > 0
          ? panel.root.elementFromPoint(event.clientX, event.clientY)
          : panel.root.activeElement;
      const action = inside === null ? undefined : actionOf(panel, inside);
      press(action);
      return action !== undefined;
    },
    noteLetter: () => {
      typedAt = performance.now();
    },
  };
}

/** The button that an element is or lies in; beside the panel is where one closes it. */
function actionOf(panel: Panel, inside: Element): PanelAction | undefined {
  if (inside === panel.dialog) return "close";
  const button = inside.closest("button");
  return button === null ? undefined : panel.actions.get(button);
}

/** Leaves without help: an empty page instead of this one. */
function goAway(): void {
  location.replace("about:blank");
}
