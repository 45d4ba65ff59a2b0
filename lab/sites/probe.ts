/** Where every site of the lab has a page that looks for signs of an extension. */
export const PROBE_PATH = "/probe";

/**
 * A page that notes all that a page can learn of its surroundings. `dump()` gives that as text lines;
 * `reach(base, paths)` tries to reach files at an address in every way and gives what came of it.
 */
export const PROBE_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>probe</title><script>
const events = [], mutations = [];
for (const type of ["readystatechange", "DOMContentLoaded", "load", "pageshow", "focus", "focusin", "blur", "beforeinput", "input",
  "keydown", "keyup", "click", "pointerdown", "mousedown", "submit", "paste", "change", "visibilitychange", "toggle", "scroll", "resize"])
  for (const [where, target] of [["window", window], ["document", document]])
    for (const capture of [true, false])
      target.addEventListener(type, (event) => {
        events.push([type, where, capture, event.isTrusted, event.defaultPrevented, event.eventPhase, event.composedPath().length].join(" "));
      }, capture);
new MutationObserver((records) => {
  for (const { type, target, addedNodes, removedNodes, attributeName } of records)
    for (const node of [...addedNodes, ...removedNodes])
      mutations.push([type, target.nodeName, attributeName, node.nodeName].join(" "));
}).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });

const keys = (of) => Reflect.ownKeys(of).map(String).sort();
const sources = () => [EventTarget.prototype.addEventListener, Event.prototype.preventDefault, Element.prototype.attachShadow,
  fetch, XMLHttpRequest.prototype.send, HTMLFormElement.prototype.submit, history.pushState, Date.now, postMessage].map(String);
const styles = (element) => { const style = getComputedStyle(element); return [...style].map((name) => name + ":" + style.getPropertyValue(name)); };

window.dump = () => {
  const form = document.querySelector("form"), field = document.querySelector("input");
  const start = events.length;
  // The same acts at every dump: their events must come in the same order, untouched.
  field.focus();
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true, cancelable: true, composed: true }));
  field.dispatchEvent(new InputEvent("beforeinput", { data: "a", bubbles: true, cancelable: true }));
  field.dispatchEvent(new InputEvent("input", { data: "a", bubbles: true }));
  field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true }));
  form.onsubmit = () => false;
  form.requestSubmit();
  document.querySelector("button").click();
  field.blur();
  return [
    ["html", document.documentElement.outerHTML],
    ["events", ...events.splice(start)],
    ["first events", ...events],
    ["mutations", ...mutations],
    ["window", ...keys(window)],
    ["document", ...keys(document), ...keys(Document.prototype)],
    ["navigator", ...keys(Navigator.prototype)],
    ["chrome", ...(window.chrome ? keys(chrome) : ["none"])],
    ["runtime", String(window.chrome?.runtime), String(window.browser)],
    ["sources", ...sources()],
    ["root style", ...styles(document.documentElement)],
    ["field style", ...styles(field)],
    ["sheets", document.styleSheets.length, document.adoptedStyleSheets.length],
    ["entries", ...performance.getEntries().filter(({ entryType }) => /navigation|resource|mark|measure/.test(entryType))
      .map(({ entryType, name, initiatorType }) => [entryType, name, initiatorType].join(" ")).sort()],
    ["stack", new Error("here").stack.split("\\n").length],
    ["active", document.activeElement?.nodeName, document.hasFocus()],
    ["frames", length, document.getElementsByTagName("*").length],
  ].map((line) => line.join("\\n"));
};

const within = (promise) => Promise.race([promise, new Promise((done) => setTimeout(done, 4000, "nothing"))]);
const loads = (element, source, name) => within(new Promise((done) => {
  element.onload = () => done("load"); element.onerror = () => done("error");
  element[name] = source; document.body.append(element);
})).finally(() => element.remove());
const inFrame = (source) => {
  const frame = document.createElement("iframe");
  return within(new Promise((done) => {
    frame.onload = () => {
      let inside;
      try { inside = String(frame.contentWindow.location.href); } catch (error) { inside = error.name; }
      done(["load", frame.contentDocument === null, frame.contentWindow.length, inside].join(" "));
    };
    frame.onerror = () => done("error");
    frame.src = source; document.body.append(frame);
  })).finally(() => frame.remove());
};
const opened = async (source) => {
  let popup;
  try { popup = open(source, "popup"); } catch (error) { return error.name; }
  if (popup === null) return "refused";
  await new Promise((done) => setTimeout(done, 30));
  let inside;
  try { inside = String(popup.location.href); } catch (error) { inside = error.name; }
  return [inside, popup.closed, popup.length].join(" ");
};
window.reach = async (base, paths) => {
  const results = await Promise.all(paths.map(async (path) => {
    const source = base + path;
    return [path, ...await Promise.all([
      within(fetch(source).then(({ type, status }) => type + status, ({ name }) => name)),
      within(fetch(source, { mode: "no-cors" }).then(({ type, status }) => type + status, ({ name }) => name)),
      loads(new Image(), source, "src"),
      loads(document.createElement("script"), source, "src"),
      loads(Object.assign(document.createElement("link"), { rel: "stylesheet" }), source, "href"),
      inFrame(source),
    ])];
  }));
  for (const result of results) result.push((await opened(base + result[0])).replaceAll(base, "BASE/"));
  open("about:blank", "popup")?.close();
  return results.map((result) => result.join(" | ").replaceAll(base, "BASE/"));
};
</script><style>form { margin: 1rem }</style></head>
<body><h1>Probe</h1><form method="post" action="/login"><input name="user" type="password"><button>Go</button></form></body></html>`;
