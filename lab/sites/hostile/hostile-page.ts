/** What a person sees in the end: the guard's note over the page, or our own page in its place. */
export type Outcome = "note" | "warning";

/** What the person does on the page, once it is held. */
export type Act =
  /** Types a secret into the field that the page gave the focus. */
  | "type"
  /** The same into the field of the page's frame. */
  | "type-in-frame"
  /** Clicks into the field first, so that the note is there, then types on. */
  | "click-and-type"
  | "paste"
  /** Clicks the element `#go`. */
  | "press"
  /** Presses Enter in the field. */
  | "enter"
  /** Nothing: the page acts by itself. */
  | "wait";

export type Browser = "chromium" | "firefox";

/** A page of an odd site that wants a secret in spite of the guard. */
export type HostilePage = {
  /** The end of its address. */
  readonly name: string;
  /** One sentence: what it tries. */
  readonly tries: string;
  readonly act: Act;
  readonly outcome: Outcome;
  /** What our own page gives as the reason, where the outcome is `warning`. */
  readonly reason?: string;
  /** Where a browser shows another end. */
  readonly but?: Partial<
    Readonly<Record<Browser, { readonly outcome: Outcome; readonly reason?: string }>>
  >;
  /** Body of the page; `#secret` is the field that the person is after. */
  readonly body: string;
  /** Script at the very start, before anything else of the page. */
  readonly first?: string;
  /** What `/hostile/NAME/frame` holds. */
  readonly frame?: string;
  /** A condition, asked in the page, before which the person does not begin. */
  readonly ready?: string;
  /** Browsers that it says nothing in, with the reason. */
  readonly not?: Partial<Readonly<Record<Browser, string>>>;
};

/** A login form; what it sends goes where the lab looks for what was stolen. */
export const LOGIN = `<form id="form" method="post" action="/login">
  <input id="user" name="user" value="mara">
  <input id="secret" name="secret" type="password" autofocus>
  <button id="go">Sign in</button></form>`;

/** Runs as soon as the extension's element is in the page. */
export function whenNoteComes(script: string): string {
  return `<script>
    new MutationObserver((records, observer) => {
      const note = [...document.documentElement.children].find((one) => !/^(HEAD|BODY)$/.test(one.tagName));
      if (note === undefined) return;
      observer.disconnect();
      const root = document.documentElement;
      ${script}
    }).observe(document.documentElement, { childList: true });
  </script>`;
}
