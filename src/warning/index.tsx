import { render } from "preact";
import { call } from "../platform/messenger.ts";
import { loadPageWords } from "../platform/load-words.ts";
import { factsAsJson, factsAsText } from "../ui/copied-facts.ts";
import type { CopyForm, Copying } from "../ui/copy-facts.tsx";
import { askAgainAfter } from "./ask-again.ts";
import { claimedBlock } from "./claimed-block.ts";
import { createDeliberate } from "./deliberate.ts";
import { goOnTo } from "./way-on.ts";
import { webTarget } from "./web-target.ts";
import { Warning, warningTitle } from "./warning.tsx";
import {
  isUnfinished,
  warningStateOf,
  type WarningActions,
  type WarningState,
} from "./warning-state.ts";

const words = await loadPageWords(document);
const root = document.getElementById("root") ?? document.body;
let blockId = new URLSearchParams(location.search).get("block") ?? "";
const deliberate = createDeliberate(performance.now());

let state: WarningState = { state: "loading" };
let detailsOpen = false;
let failed = false;
let copying: Copying = "idle";
let busy = false;

const actions: WarningActions = {
  leave: () => {
    void attempt(async () => {
      if (state.state === "ended") closePage();
      else await call("leave", { blockId });
    });
  },
  goOn: (event, scope) => {
    if (!deliberate.accepts(event, performance.now())) return;
    void attempt(async () => {
      const { target, back, underWay } = await call("proceed", { blockId, scope });
      if (!underWay) goOnTo(webTarget(target), back, window);
    });
  },
  copy: (form) => {
    void copy(form).then((outcome) => {
      copying = outcome;
      draw();
    });
  },
  toggleDetails: () => {
    detailsOpen = !detailsOpen;
    draw();
  },
};

/** One choice at a time; a failure is shown and the person may choose again. */
async function attempt(choice: () => Promise<void>): Promise<void> {
  if (busy) return;
  busy = true;
  failed = false;
  try {
    await choice();
  } catch (thrown: unknown) {
    console.warn("The choice on the warning page failed.", thrown);
    failed = true;
  }
  busy = false;
  draw();
}

async function copy(form: CopyForm): Promise<Copying> {
  const report = "block" in state ? state.block.report : undefined;
  if (report?.state !== "judged") return "failed";
  const written = form === "text" ? factsAsText : factsAsJson;
  try {
    await navigator.clipboard.writeText(written(report, Date.now(), words));
    return "copied";
  } catch (thrown: unknown) {
    console.warn("The facts could not be copied.", thrown);
    return "failed";
  }
}

/** Nothing to go back to and nobody to ask: an empty page is the way out that always works. */
function closePage(): void {
  window.close();
  location.replace("about:blank");
}

function draw(): void {
  document.title = warningTitle(state, words);
  render(
    <Warning
      state={state}
      detailsOpen={detailsOpen}
      failed={failed}
      copying={copying}
      words={words}
      now={Date.now()}
      actions={actions}
    />,
    root,
  );
}

async function open(): Promise<void> {
  if (window.top !== window) {
    state = { state: "framed" };
  } else {
    draw();
    state = await find();
  }
  showAnew();
  while (isUnfinished(state)) {
    const pause = askAgainAfter(performance.now());
    if (pause === undefined) return;
    await new Promise((done) => window.setTimeout(done, pause));
    const next = await ask();
    // Without an answer what is known stands.
    if (next.state === "ended") continue;
    const isOther = next.state !== state.state;
    state = next;
    if (isOther) showAnew();
    else draw();
  }
}

/** What this page is there for; a block that nobody knows any more may be claimed anew by its address. */
async function find(): Promise<WarningState> {
  const known = blockId === "" ? undefined : await ask();
  if (known !== undefined && known.state !== "ended") return known;
  blockId = (await claimedBlock()) ?? blockId;
  return ask();
}

/** Shows something else than before: it must be seen first, and the focus is where it was. */
function showAnew(): void {
  deliberate.restart(performance.now());
  draw();
  root.querySelector<HTMLElement>("[data-first=true]")?.focus();
}

async function ask(): Promise<WarningState> {
  try {
    return warningStateOf(await call("getBlock", { blockId }));
  } catch (thrown: unknown) {
    // Without the background there is no warning to stand for; the way out still works.
    console.warn("The warning page could not ask for its block.", thrown);
    return { state: "ended" };
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !event.isTrusted) return;
  event.preventDefault();
  actions.leave();
});
document.addEventListener("visibilitychange", () => {
  deliberate.restart(performance.now());
});

// Shown again as it was left: by now something else may be true.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

void open();
