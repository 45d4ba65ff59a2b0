import { type HostilePage, LOGIN } from "./hostile-page.ts";

/** Once the test says that the guard has taken hold of the page. */
const later = (script: string): string =>
  `<script>{ const waiting = setInterval(() => {
    if (!window.begin) return;
    clearInterval(waiting);
    ${script}
    window.began = true;
  }, 20); window.began = false; }</script>`;

/** Pages that send what they have without a person doing anything, or in a person's name. */
export const SENDER_PAGES: readonly HostilePage[] = [
  {
    name: "own-submit",
    tries: "A script submits the form, without any event that could be held.",
    act: "wait",
    outcome: "warning",
    reason: "sent",
    body: `${LOGIN}${later(`document.querySelector("form").submit();`)}`,
  },
  {
    name: "frame-submit",
    tries: "A script submits the form into a hidden frame.",
    act: "type",
    outcome: "note",
    body: `<iframe name="away" hidden></iframe>${LOGIN.replace("<form", '<form target="away"')}
      ${later(`setInterval(() => document.querySelector("form").submit(), 200);`)}`,
  },
  {
    name: "script-sends",
    tries: "Scripts send by fetch, XMLHttpRequest, beacon and fetch that outlives the page.",
    act: "type",
    outcome: "note",
    body: `${LOGIN}${later(`setInterval(() => {
      fetch("/typed", { method: "POST", body: "mara" }).catch(() => 0);
      fetch("/typed", { method: "PUT", body: "mara" }).catch(() => 0);
      fetch("/typed", { method: "POST", body: "mara", keepalive: true }).catch(() => 0);
      const old = new XMLHttpRequest(); old.open("PATCH", "/typed"); old.send("mara");
      navigator.sendBeacon("/typed", "mara");
    }, 100);`)}`,
  },
  {
    name: "worker-sends",
    tries: "A worker sends.",
    act: "type",
    outcome: "note",
    body: `${LOGIN}${later(`
      const code = 'setInterval(() => fetch("' + location.origin + '/typed", { method: "POST", body: "mara" }).catch(() => 0), 100)';
      new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));`)}`,
  },
  {
    name: "pressed-by-script",
    tries: "A script presses the button and asks for the form to be submitted.",
    act: "type",
    outcome: "note",
    body: `${LOGIN}<script>setInterval(() => {
      document.querySelector("#go").click(); document.querySelector("form").requestSubmit();
    }, 200);</script>`,
  },
  {
    name: "button",
    tries: "A button outside of the form, moved under the pointer, submits it.",
    act: "press",
    outcome: "note",
    body: `${LOGIN.replace('<button id="go">Sign in</button>', "")}<button id="go" form="form">Go on</button>`,
  },
  {
    name: "enter",
    tries:
      "Enter in the field of the name sends the form with a password that the page filled in itself.",
    act: "enter",
    outcome: "note",
    body: LOGIN.replace('<input id="user"', '<input id="user" class="enter"').replace(
      'type="password" autofocus',
      'type="password" value="prefilled"',
    ),
  },
  {
    name: "link-download",
    tries: "A link that saves a program.",
    act: "press",
    outcome: "note",
    body: `${LOGIN.replace(' id="go"', "")}<a id="go" href="/account-update.zip" download>Install the security update</a>`,
  },
  {
    name: "own-download",
    tries: "A script sends the page to a file that wants to be saved.",
    act: "wait",
    outcome: "warning",
    reason: "sent",
    body: `${LOGIN}${later(`location.href = "/hostile/attachment";`)}`,
  },
  {
    name: "loose-link",
    // Firefox takes it for a way to another page.
    but: { firefox: { outcome: "warning", reason: "sent" } },
    tries: "A script presses a link that is in no document, so that no listener hears of it.",
    act: "type",
    outcome: "note",
    body: `${LOGIN}${later(`
      const link = document.createElement("a"); link.href = "/hostile/attachment"; link.download = "update.zip"; link.click();`)}`,
  },
];
