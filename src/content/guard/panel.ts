import { GLYPH_COLOUR, MARK_COLOURS, MARK_SHAPES } from "../../ui/mark-shapes.ts";
import type { GuardWords, HeldKind } from "../../messages/guard.ts";
import { createElement, createSvgElement, rootElement } from "../page-dom.ts";
import { closedRoot } from "../page-element.ts";
import { PANEL_STYLE } from "./panel-style.ts";

export type PanelAction = "leave" | "more" | "close";

/** The guard's elements; `host` is the one that a page can see. */
export type Panel = {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly dialog: HTMLDialogElement;
  readonly ring: HTMLElement;
  readonly box: HTMLElement;
  readonly leave: HTMLButtonElement;
  /** What pressing a button does. */
  readonly actions: ReadonlyMap<Element, PanelAction>;
  readonly setWords: (words: GuardWords, kind: HeldKind) => void;
};

const CROSS = "M6 6l12 12M18 6L6 18";

/** Builds the panel without any markup of text: words can never become elements. */
export function createPanel(): Panel {
  const host = createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const dialog = element("dialog", "");
  const ring = element("div", "ring");
  const box = element("div", "panel");
  const title = element("h2", "");
  const held = element("p", "held");
  const why = element("p", "why");
  const [leave, more, close] = [button("leave"), button("more"), button("close")];
  title.id = "title";
  held.id = "held";
  why.id = "why";
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-labelledby", "title");
  dialog.setAttribute("aria-describedby", "held why");
  const brand = element("span", "");
  brand.textContent = "Fluxward";
  // Closes without us, should the extension be taken away while the panel is open.
  dialog.id = "note";
  close.setAttribute("command", "close");
  close.setAttribute("commandfor", "note");
  close.append(drawing([[CROSS, { stroke: "currentColor" }]]));
  const header = element("header", "");
  header.append(mark(), brand, close);
  const actions = element("div", "actions");
  actions.append(leave, more);
  box.append(header, title, held, why, actions);
  dialog.append(ring, box);
  root.append(dialog);
  addStyle(root);
  return {
    ...{ host, root, dialog, ring, box, leave },
    actions: new Map<Element, PanelAction>([
      [leave, "leave"],
      [more, "more"],
      [close, "close"],
    ]),
    setWords: (words, kind) => {
      dialog.lang = words.language;
      dialog.dir = words.rightToLeft ? "rtl" : "ltr";
      title.textContent = words.title;
      held.textContent = words.held[kind];
      why.textContent = words.why;
      leave.textContent = words.leave;
      more.textContent = words.more;
      close.setAttribute("aria-label", words.close);
      close.title = words.close;
    },
  };
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
): HTMLElementTagNameMap[K] {
  const made = createElement(name);
  made.className = className;
  return made;
}

/** Takes away what an earlier version of the extension may have left behind in the page. */
export function removeOrphans(): void {
  for (const element of rootElement()?.children ?? []) {
    if (closedRoot(element)?.querySelector("dialog#note > .ring")) element.remove();
  }
}

function button(className: string): HTMLButtonElement {
  const made = element("button", className);
  made.type = "button";
  return made;
}

/** The mark of the level at which the guard holds, as everywhere else in Fluxward. */
function mark(): SVGElement {
  const { outline, glyph } = MARK_SHAPES.suspicious;
  return drawing([
    [outline, { fill: MARK_COLOURS.suspicious }],
    [glyph, { stroke: GLYPH_COLOUR }],
  ]);
}

type Stroke = readonly [path: string, paint: Readonly<Record<string, string>>];

function drawing(strokes: readonly Stroke[]): SVGElement {
  const made = createSvgElement("svg");
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("aria-hidden", "true");
  for (const [path, paint] of strokes) {
    const line = createSvgElement("path");
    const attributes = { d: path, fill: "none", "stroke-width": "2", "stroke-linecap": "round" };
    for (const [name, value] of Object.entries({ ...attributes, ...paint })) {
      line.setAttribute(name, value);
    }
    made.append(line);
  }
  return made;
}

/** A constructed sheet: the page's content security policy does not reach it. */
function addStyle(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PANEL_STYLE);
  root.adoptedStyleSheets = [sheet];
}
