import type { Panel } from "./panel.ts";
import { isInView, placePanel, type Box } from "./placement.ts";

/** Moves the panel next to the element that it speaks of, with a ring around that. */
export function placeAt(panel: Panel, anchor: Element | undefined): void {
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

export function boxOf(element: Element): Box {
  const { left, top, width, height } = Element.prototype.getBoundingClientRect.call(element);
  return { left, top, width, height };
}
