import { render } from "preact";
import { loadPageWords } from "../platform/load-words.ts";
import { call } from "../platform/messenger.ts";
import { WARNING_PAGE } from "../messages/pages.ts";
import { CheckingView, type CheckingState } from "./checking-view.tsx";
import { webTarget } from "./web-target.ts";

/** How long after the tab was sent on a way to do it again is offered, ms: a download opens no page. */
const GONE_MS = 4_000;
/** A quick look is not worth a page that flashes by, ms. */
const SHOWN_AFTER_MS = 120;
/** An address that comes back here within so many ms, though it was let go, is left to the person. */
const ROUND_MS = 5_000;
const MARK = "sent-on";

const words = await loadPageWords(document);
const root = document.getElementById("root") ?? document.body;
const target = addressAsked();

function addressAsked(): string | undefined {
  try {
    return webTarget(location.hash.slice(1));
  } catch {
    return undefined;
  }
}

function show(state: CheckingState): void {
  document.title = words.text("checking_title");
  const host = target === undefined ? undefined : new URL(target).hostname;
  render(<CheckingView state={state} host={host} words={words} onOpen={goOn} />, root);
}

function goOn(): void {
  if (target === undefined) return;
  sessionStorage.setItem(MARK, `${String(Date.now())} ${target}`);
  location.replace(target);
  window.setTimeout(() => {
    show("gone");
  }, GONE_MS);
}

/** Whether the tab was sent to this very address a moment ago: no fault may send it round for ever. */
function wasSentOn(): boolean {
  const [at = "0", address] = (sessionStorage.getItem(MARK) ?? "").split(" ");
  return address === target && Date.now() - Number(at) < ROUND_MS;
}

async function check(): Promise<void> {
  if (target === undefined || window.top !== window) {
    show("lost");
    return;
  }
  window.setTimeout(() => {
    show("checking");
  }, SHOWN_AFTER_MS);
  try {
    // A page that opened this one waits for it, as a sign-in does: it loads at once, and guarded.
    const hasOpener = window.opener !== null;
    const result = await call("checkFirst", { target, hasOpener });
    if (result.state === "blocked") {
      location.replace(`/${WARNING_PAGE}?block=${result.blockId}#${target}`);
      return;
    }
    if (wasSentOn()) show("lost");
    else goOn();
  } catch (thrown: unknown) {
    console.warn("The first look could not be asked for.", thrown);
    show("lost");
  }
}

void check();
