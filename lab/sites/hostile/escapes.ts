import { type HostilePage, LOGIN } from "./hostile-page.ts";

/** Pages that go on as another document, which nobody was told about. */
export const ESCAPE_PAGES: readonly HostilePage[] = [
  {
    name: "made-page",
    ready: `location.protocol === "blob:"`,
    tries: "Goes on at an address that it made up itself (blob:).",
    act: "type",
    outcome: "note",
    body: `<script>
      const text = "<script>" + SPY + "<\\/script><input id=secret type=password autofocus>";
      setTimeout(() => { location.href = URL.createObjectURL(new Blob([text], { type: "text/html" })); }, 300);
    </script>`,
  },
  {
    name: "script-page",
    ready: `document.title === "" && document.querySelector("#secret") !== null`,
    tries: "A javascript: address puts another document in its place.",
    act: "type",
    outcome: "note",
    body: `<script>
      setTimeout(() => { location.href = "javascript:'<input id=secret type=password autofocus>'"; }, 300);
    </script>`,
  },
  {
    name: "written-later",
    tries: "Writes its document anew after it was loaded, and listens first in the new one.",
    act: "wait",
    outcome: "warning",
    reason: "tampered",
    body: `<script>setTimeout(() => {
      document.open();
      window.addEventListener("keydown", (event) => window.seen.push("again " + event.key), true);
      document.write('<input id="secret" type="password" autofocus>');
      document.close();
    }, 300);</script>`,
  },
  {
    name: "reloading",
    ready: `window.settled === true`,
    tries: "Loads itself anew twice, to be there before the guard.",
    act: "type",
    outcome: "note",
    body: `${LOGIN}<script>
      const times = Number(sessionStorage.times ?? 0);
      if (times < 2) { sessionStorage.times = times + 1; setTimeout(() => location.reload(), 250); }
      else window.settled = true;
    </script>`,
  },
];
