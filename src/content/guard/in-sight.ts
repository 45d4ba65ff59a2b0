import type { Tampering } from "../../messages/guard.ts";
import { closest, elementAt, matches, rootElement } from "../page-dom.ts";
import type { Panel } from "./panel.ts";
import { boxOf } from "./place-panel.ts";

/** Both spellings: Chromium below 121 knows the older one. */
const SEEN = {
  opacityProperty: true,
  visibilityProperty: true,
  checkOpacity: true,
  checkVisibilityCSS: true,
} as const;

/** The least of the panel that can be read, CSS pixels. */
const LEAST = { width: 160, height: 90 };

/** Whether the panel is where a person sees it and can press it, as far as the document tells. */
export function lossOf(panel: Panel): Tampering | undefined {
  const { host, dialog, box } = panel;
  const root = rootElement();
  if (root === null || host.parentNode !== root) return "removed";
  if (!dialog.open || !matches(dialog, ":modal")) return "removed";
  // Nothing of ours sets an attribute on the host.
  if (host.attributes.length > 0 || closest(root, "[inert]") !== null) return "hidden";
  if (!box.checkVisibility(SEEN) || isFaded(root) || isSmall(box)) return "hidden";
  if (document.visibilityState === "visible" && !isOnTop(panel)) return "covered";
  return undefined;
}

/** Effects on the root, which some browsers apply to everything, dialogs included. */
function isFaded(root: Element): boolean {
  const style = getComputedStyle(root);
  const filters = /blur|opacity|brightness|contrast|url/;
  return (
    Number(style.opacity) < 0.9 ||
    filters.test(style.filter) ||
    style.clipPath !== "none" ||
    style.maskImage !== "none" ||
    matches(root, TRANSITION)
  );
}

/** A frozen picture lies over everything while a view transition runs. */
const TRANSITION = CSS.supports("selector(:active-view-transition)")
  ? ":active-view-transition"
  : ":not(*)";

function isSmall(box: Element): boolean {
  const { left, top, width, height } = boxOf(box);
  const wide = Math.min(LEAST.width, innerWidth - 16);
  const high = Math.min(LEAST.height, innerHeight - 16);
  return (
    width < wide ||
    height < high ||
    left + width < wide / 2 ||
    top + height < high / 2 ||
    left > innerWidth - wide / 2 ||
    top > innerHeight - high / 2
  );
}

/** The host stands for everything in its closed tree. */
function isOnTop({ host, box, leave }: Panel): boolean {
  const { left, top, width, height } = boxOf(box);
  const button = boxOf(leave);
  const points: readonly (readonly [number, number])[] = [
    [left + width / 2, top + height / 2],
    [left + 12, top + 12],
    [button.left + button.width / 2, button.top + button.height / 2],
  ];
  return points
    .filter(([x, y]) => x > 0 && y > 0 && x < innerWidth && y < innerHeight)
    .every(([x, y]) => elementAt(x, y) === host);
}
