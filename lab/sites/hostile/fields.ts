import { type HostilePage, LOGIN } from "./hostile-page.ts";

const FRAME = `<form method="post" action="/login"><input id="secret" type="password" autofocus></form>`;

/** Secrets asked for in every way that a field can be made. */
export const FIELD_PAGES: readonly HostilePage[] = [
  {
    name: "plain",
    tries: "Nothing special: a login form that listens to every key.",
    act: "type",
    outcome: "note",
    body: LOGIN,
  },
  {
    name: "first-of-all",
    tries: "Its first script listens before anything else and bends what listeners are made of.",
    act: "type",
    outcome: "note",
    first: `
      const mine = EventTarget.prototype.addEventListener;
      for (const target of [window, document])
        for (const type of ["keydown", "keypress", "keyup", "beforeinput", "input", "focusin", "pointerdown"])
          mine.call(target, type, (event) => note("first " + type + " " + (event.key ?? event.data ?? "")), true);
      EventTarget.prototype.addEventListener = function () {};
      Event.prototype.stopImmediatePropagation = Event.prototype.stopPropagation = function () {};
      Event.prototype.preventDefault = function () {};
      Event.prototype.composedPath = () => [];
      KeyboardEvent.prototype.getModifierState = () => true;`,
    body: LOGIN,
  },
  {
    name: "shown-password",
    ready: `document.querySelector("#secret").type === "text"`,
    tries: "A password field becomes a text field as soon as it has the focus.",
    act: "type",
    outcome: "note",
    body: `<form method="post" action="/login"><input id="secret" type="password" name="x1">
      <script>
        const field = document.querySelector("#secret");
        addEventListener("focus", () => setTimeout(() => (field.type = "text"), 300), true);
        field.focus();
      </script></form>`,
  },
  {
    name: "text-password",
    tries: "The field is text by type and a password by its label alone.",
    act: "type",
    outcome: "note",
    body: `<label for="secret">Your password</label><input id="secret" name="f7" autofocus>`,
  },
  {
    name: "own-dots",
    tries: "An editable element with the page's own dots in place of a field.",
    act: "type",
    outcome: "note",
    body: `<div id="secret" contenteditable style="-webkit-text-security: disc; min-height: 2em"></div>
      <script>document.querySelector("#secret").focus();</script>`,
  },
  {
    name: "one-time-code",
    tries: "Asks for a one-time code.",
    act: "type",
    outcome: "note",
    body: `<input id="secret" name="c" autocomplete="one-time-code" inputmode="numeric" autofocus>`,
  },
  {
    name: "card",
    tries: "Asks for a card number by the field's name, without saying so to the browser.",
    act: "type",
    outcome: "note",
    body: `<input id="secret" name="cardNumber" autocomplete="off" autofocus>`,
  },
  {
    name: "paste",
    tries: "A password that is pasted.",
    act: "paste",
    outcome: "note",
    body: `<input id="source" value="qzxjkv">${LOGIN}`,
  },
  {
    name: "open-tree",
    tries: "The field is in an open shadow tree.",
    act: "type",
    outcome: "note",
    body: `<div id="box"></div><script>
      document.querySelector("#box").attachShadow({ mode: "open" }).innerHTML = '<input id="secret" type="password">';
      document.querySelector("#box").shadowRoot.querySelector("input").focus();
    </script>`,
  },
  {
    name: "closed-tree",
    tries: "The field is in a closed shadow tree within another one.",
    act: "type",
    outcome: "note",
    body: `<div id="box"></div><script>
      const outer = document.querySelector("#box").attachShadow({ mode: "closed" });
      outer.innerHTML = "<div></div>";
      const inner = outer.firstChild.attachShadow({ mode: "closed" });
      inner.innerHTML = '<input id="secret" type="password">';
      window.hidden = [inner.firstChild];
      inner.addEventListener("keydown", (event) => note("inner " + event.key), true);
      inner.firstChild.focus();
    </script>`,
  },
  {
    name: "own-frame",
    tries: "A frame of its own host asks.",
    act: "type-in-frame",
    outcome: "note",
    body: `<iframe id="frame" src="/hostile/own-frame/frame" width="400" height="200"></iframe>`,
    frame: FRAME,
  },
  {
    name: "written-frame",
    tries:
      "A frame without an address asks, and the page listened in it before anybody else could.",
    act: "type-in-frame",
    outcome: "note",
    body: `<script>
      const frame = document.createElement("iframe");
      document.body.append(frame);
      frame.contentWindow.addEventListener("keydown", (event) => note("early " + event.key), true);
      frame.contentDocument.body.innerHTML = '<input id="secret" type="password">';
      frame.contentDocument.querySelector("#secret").focus();
    </script>`,
  },
  {
    name: "inline-frame",
    tries: "A frame given as text asks, shut off from its page.",
    act: "type-in-frame",
    outcome: "note",
    body: `<iframe sandbox="allow-scripts allow-forms" width="400" height="200"
      srcdoc="<script>addEventListener('keydown', (event) => parent.postMessage({ seen: 'framed ' + event.key }, '*'), true)</script>
      <input id='secret' type='password'>"></iframe>`,
  },
  {
    name: "changed-view",
    tries: "The form comes only after the page has changed its address by itself.",
    act: "type",
    outcome: "note",
    body: `<main></main><script>
      history.pushState({}, "", "/hostile/changed-view/sign-in");
      document.querySelector("main").innerHTML = '<input id="secret" type="password">';
      document.querySelector("#secret").focus();
    </script>`,
  },
  {
    name: "borrowed-names",
    tries: "Elements take the names of what the guard calls.",
    act: "type",
    outcome: "note",
    body: `${[
      ...[
        "querySelector",
        "createElement",
        "createElementNS",
        "elementFromPoint",
        "visibilityState",
      ],
      ...[
        "documentElement",
        "activeElement",
        "querySelectorAll",
        "hidden",
        "location",
        "defaultView",
      ],
    ]
      .map((name) => `<img name="${name}" alt="">`)
      .join("")}
      <form id="form" method="post" action="/login">
      ${["matches", "closest", "getAttribute", "elements", "submit", "attributes", "parentNode"]
        .map((name) => `<input type="hidden" name="${name}">`)
        .join("")}
      <input id="secret" type="password" autofocus></form>`,
  },
  {
    name: "edit-context",
    tries: "Text goes to an EditContext of an element that is no field.",
    act: "type",
    outcome: "note",
    body: `<canvas id="secret" tabindex="0" aria-label="Password"></canvas><script>
      const box = document.querySelector("#secret");
      box.editContext = new EditContext();
      box.editContext.addEventListener("textupdate", (event) => note("context " + event.text));
      box.focus();
    </script>`,
    not: { firefox: "Firefox has no EditContext" },
  },
];
