import { join } from "node:path";
import { chromiumId } from "../../browsers/extension-id.ts";
import { type HostilePage, LOGIN, whenNoteComes } from "./hostile-page.ts";

/** What anybody can know: the manifest's key fixes it. */
const OUR_ID = chromiumId(join(import.meta.dirname, "..", "..", ".."));

const OVER =
  "position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;padding:0;border:0;background:gold";

/** A page that does something to the guard's note as soon as it comes. */
function against(
  name: string,
  tries: string,
  script: string,
  rest: Partial<HostilePage> = {},
): HostilePage {
  return {
    ...{ name, tries, act: "click-and-type", outcome: "warning" },
    body: `${LOGIN}${whenNoteComes(script)}`,
    ...rest,
  };
}

const HIDDEN = { reason: "tampered" } as const;

/** The note is removed, hidden, covered or frozen. */
export const COVER_PAGES: readonly HostilePage[] = [
  against("removed", "Removes whatever stands beside its body.", "note.remove();", HIDDEN),
  against(
    "removed-again",
    "Removes it again and again, as often as it comes back.",
    `setInterval(() => { for (const one of [...root.children]) if (!/^(HEAD|BODY)$/.test(one.tagName)) one.remove(); }, 5);`,
    HIDDEN,
  ),
  against("moved", "Moves it into its body.", "document.body.append(note);", HIDDEN),
  against(
    "new-root",
    "Puts another root element in the place of its own.",
    `const other = document.createElement("html"); other.append(document.body); document.replaceChild(other, root);`,
    HIDDEN,
  ),
  against(
    "rewritten",
    "Writes the whole document anew while the note is open, and listens first in the new one.",
    `document.open(); window.addEventListener("keydown", (event) => seen.push("again " + event.key), true);
     document.write('<input id="secret" type="password" autofocus>'); document.close();`,
    HIDDEN,
  ),
  against(
    "styled-away",
    "Style sheets with everything important hide any element but the body.",
    "",
    {
      outcome: "note",
      body: `<style>html > :not(head, body), dialog, div { all: initial !important; display: none !important;
        opacity: 0 !important; visibility: hidden !important; transform: scale(0) !important; clip-path: inset(50%) !important;
        z-index: -1 !important; pointer-events: none !important; transition: all 9s !important }</style>${LOGIN}`,
    },
  ),
  against(
    "attributes",
    "Hides it by its own attributes and animations.",
    `note.style.cssText = "display:none!important;opacity:0!important"; note.hidden = true;
     note.animate([{ opacity: 0 }, { opacity: 0 }], 1e9);`,
    HIDDEN,
  ),
  against(
    "no-root-shown",
    "Shows nothing at all of the root element.",
    `root.style.setProperty("display", "none", "important");`,
    HIDDEN,
  ),
  against("faded", "Makes the root see-through.", `root.style.opacity = "0.02";`, HIDDEN),
  against("blurred", "Blurs everything.", `root.style.filter = "blur(30px)";`, HIDDEN),
  against("clipped", "Cuts the root to nothing.", `root.style.clipPath = "inset(50%)";`, HIDDEN),
  against("shrunk", "Shrinks everything.", `root.style.zoom = "0.05";`, HIDDEN),
  against("inert", "Makes everything dead to keys and clicks.", "root.inert = true;", HIDDEN),
  against(
    "popover-over",
    "Draws over it with a popover that lets every click through.",
    `const over = document.createElement("div"); over.popover = "manual"; over.style = "${OVER};pointer-events:none";
     document.body.append(over); over.showPopover();`,
    HIDDEN,
  ),
  against(
    "hidden-tree-over",
    "The same out of a closed shadow tree.",
    `const box = document.createElement("div"); document.body.append(box);
     const tree = box.attachShadow({ mode: "closed" });
     tree.innerHTML = '<div popover="manual" style="${OVER};pointer-events:none"></div>'; tree.firstChild.showPopover();`,
    HIDDEN,
  ),
  against(
    "dialog-over",
    "Opens a modal dialog of its own over it, with a password field.",
    `const over = document.createElement("dialog"); over.style = "${OVER}";
     over.innerHTML = '<input id="other" type="password">'; document.body.append(over); over.showModal();`,
    HIDDEN,
  ),
  against(
    "dialogs-over",
    "Opens its dialog again every 20 ms.",
    `const over = document.createElement("dialog"); over.style = "${OVER}"; document.body.append(over);
     setInterval(() => { over.close(); over.showModal(); }, 20);`,
    HIDDEN,
  ),
  against(
    "reopened",
    "A popover that was open before is opened anew, so that it lies on top.",
    `over.hidePopover(); over.showPopover();`,
    {
      ...HIDDEN,
      body: `${LOGIN}<div id="over" popover="manual" style="position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;background:gold;pointer-events:none;opacity:.98"></div>
      <script>const over = document.querySelector("#over"); over.showPopover();</script>
      ${whenNoteComes("over.hidePopover(); over.showPopover();")}`,
      act: "click-and-type",
    },
  ),
  against(
    "picture",
    "Endless view transitions show a still picture of the page without the note.",
    `(async () => { for (;;) { const still = document.startViewTransition(() => new Promise((done) => setTimeout(done, 3000)));
      await still.finished.catch(() => undefined); } })();`,
    HIDDEN,
  ),
  against(
    "full-screen",
    "Goes full screen over it.",
    `const over = document.createElement("div"); over.style = "${OVER}"; document.body.append(over);
     over.requestFullscreen().catch(() => over.remove());`,
    { ...HIDDEN, not: { firefox: "headless Firefox refuses full screen" } },
  ),
  against(
    "busy",
    "Keeps all scripts busy, so that nothing in the page answers any more.",
    `setTimeout(() => { const end = Date.now() + 30000; while (Date.now() < end); }, 300);`,
    { reason: "frozen" },
  ),
  against(
    "stay-here",
    "Asks the person to stay whenever the tab is to leave, and removes the note.",
    `note.remove();`,
    {
      ...HIDDEN,
      body: `<script>addEventListener("beforeunload", (event) => { event.preventDefault(); event.returnValue = "stay"; });</script>
      ${LOGIN}${whenNoteComes("note.remove();")}`,
    },
  ),
  against(
    "forged",
    "Says in every way it can that the guard should let go.",
    `const release = { kind: "guard", state: "release", host: location.hostname };
     const again = () => {
       postMessage(release, "*");
       for (const target of [window, document, note, root]) {
         target.dispatchEvent(new CustomEvent("guard", { detail: release }));
         target.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, detail: 1, clientX: 400, clientY: 400 }));
         target.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true }));
       }
       try { chrome.runtime.sendMessage("${OUR_ID}", release); } catch {}
       try { chrome.runtime.connect("${OUR_ID}", { name: "panel" }); } catch {}
       window[Symbol.for("fluxward.guard")]?.release();
     };
     again(); setInterval(again, 50);`,
    { outcome: "note" },
  ),
];
