import type { Browser } from "../../../lab/sites/hostile/hostile-page.ts";

/** A tab with a hostile page, worked as a person does and seen as the page sees itself. */
export type HostileTab = {
  /** Real keys, to whatever has the focus. */
  readonly type: (text: string) => Promise<void>;
  /** One real key; `Control+v` holds another meanwhile. */
  readonly press: (key: string) => Promise<void>;
  readonly click: (selector: string) => Promise<void>;
  /** Gives an element of the page, or of its frame, the focus without a gesture. */
  readonly focus: (selector: string, inFrame: boolean) => Promise<void>;
  /** The value of an expression in the page's own world, asked without a gesture; as JSON. */
  readonly ask: (expression: string) => Promise<unknown>;
  readonly address: () => Promise<string>;
  /** Whether the guard holds the page and can explain itself; no page can see that. */
  readonly isHeld: () => Promise<boolean>;
  /** How many files the browser has begun to save. */
  readonly downloads: () => Promise<number>;
  /** What the person sees, as PNG. */
  readonly picture: () => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

export type HostileBrowser = {
  readonly name: Browser;
  readonly open: (url: string) => Promise<HostileTab>;
};
