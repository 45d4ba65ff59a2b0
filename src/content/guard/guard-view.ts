import { parseGuardWords } from "../../messages/guard.ts";
import type { Attempt, GuardView, GuardWorld, Hold } from "../guard-world.ts";
import { rootElement } from "../page-dom.ts";
import { createPanel, type Panel, type PanelAction } from "./panel.ts";
import { isInView, placePanel, type Box } from "./placement.ts";

/** What the buttons do beyond closing the panel. */
export type GuardChoices = {
  readonly leave: (host: string) => void;
  readonly release: (host: string) => void;
};

/** A click this soon (ms) after the panel came or after a typed letter was not meant for it. */
const SETTLE = 700;

/** How often (ms) a shown panel asks whether its extension is still there. */
const LIFE_CHECK = 1000;

/** The guard's interface for one frame. It is in the page only while it has something to say. */
export function createGuardView(world: GuardWorld, choices: GuardChoices): GuardView {
  let panel: Panel | undefined;
  let anchor: Element | undefined;
  let shownAt = 0;
  let watch: ReturnType<typeof setInterval> | undefined;

  const place = (): void => {
    if (panel !== undefined) placeAt(panel, anchor);
  };

  function show(hold: Hold, attempt: Attempt): void {
    const words = parseGuardWords(hold.words);
    if (words === undefined) {
      console.error("Fluxward lets this page go: the words for holding it are damaged.");
      world.release();
      return;
    }
    panel ??= openPanel();
    if (!panel.host.isConnected) rootElement()?.append(panel.host);
    anchor = attempt.element;
    panel.setWords(words, attempt.kind);
    if (!panel.dialog.open) {
      panel.dialog.showModal();
      shownAt = performance.now();
      panel.leave.focus({ preventScroll: true });
    }
    place();
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
    watch = setInterval(() => {
      if (!world.isAlive()) world.release();
    }, LIFE_CHECK);
    return made;
  }

  function remove(): void {
    removeEventListener("resize", place);
    removeEventListener("scroll", place, { capture: true });
    clearInterval(watch);
    const old = panel;
    panel = undefined;
    old?.dialog.close();
    old?.host.remove();
  }

  function press(action: PanelAction | undefined): void {
    const { hold } = world;
    const settled = performance.now() - Math.max(shownAt, world.typedAt) >= SETTLE;
    if (action === undefined || hold === undefined || !settled) return;
    if (action === "close") {
      remove();
    } else if (action === "leave") {
      choices.leave(hold.host);
    } else {
      world.release();
      choices.release(hold.host);
    }
  }

  return {
    show,
    remove,
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
  };
}

/** The button that an element is or lies in; beside the panel is where one closes it. */
function actionOf(panel: Panel, inside: Element): PanelAction | undefined {
  if (inside === panel.dialog) return "close";
  const button = inside.closest("button");
  return button === null ? undefined : panel.actions.get(button);
}

function placeAt(panel: Panel, anchor: Element | undefined): void {
  const viewport = { width: innerWidth, height: innerHeight };
  const box = anchor?.isConnected === true ? boxOf(anchor) : undefined;
  const field = box && isInView(box, viewport) ? box : undefined;
  const rightToLeft = panel.dialog.dir === "rtl";
  const { left, top } = placePanel(boxOf(panel.box), viewport, field, rightToLeft);
  moveTo(panel.box, { left, top });
  panel.dialog.toggleAttribute("data-ring", field !== undefined);
  if (field === undefined) return;
  moveTo(panel.ring, { left: field.left - 5, top: field.top - 5 });
  panel.ring.style.width = `${String(field.width + 10)}px`;
  panel.ring.style.height = `${String(field.height + 10)}px`;
}

function moveTo(element: HTMLElement, { left, top }: Pick<Box, "left" | "top">): void {
  element.style.left = `${String(left)}px`;
  element.style.top = `${String(top)}px`;
}

function boxOf(element: Element): Box {
  const { left, top, width, height } = Element.prototype.getBoundingClientRect.call(element);
  return { left, top, width, height };
}
