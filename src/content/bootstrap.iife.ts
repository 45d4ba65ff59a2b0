import { parseGuardOrder, type GuardOrder } from "../messages/guard.ts";
import { extension, isAlive } from "./extension-api.ts";
import { guardWorld, setGuardWorld, type GuardWorld } from "./guard-world.ts";

/*
 * Runs at the start of every frame, before any script of the page. It listens, sends nothing and
 * changes nothing; only when the background says so does it hold what could give a secret away. At
 * first it holds everything: telling one event from another is the guard's, which is injected then.
 */

/**
 * All that the guard judges: only what is listened for before the page's own scripts run comes to us
 * first. Nothing here that would keep pages from scrolling or from being kept for the way back.
 */
const EVENTS = [
  ...["keydown", "keypress", "keyup", "beforeinput", "input", "textInput", "change"],
  ...["compositionstart", "compositionupdate", "compositionend", "paste", "drop"],
  ...["pointerdown", "mousedown", "click", "auxclick", "submit", "focusin"],
];

const previous = guardWorld();
// A window can outlive its first, empty document, whose listeners are gone then.
if (previous?.isAlive() !== true || previous.document !== document) {
  previous?.end();
  start();
}

function start(): void {
  const onEvent = (event: Event): void => {
    if (!isAlive()) world.end();
    else if (world.hold === undefined) noteMask(world, event);
    else if (world.guard === undefined) holdAnything(world, event);
    else world.guard.handle(event);
  };
  const options = { capture: true, passive: false };
  const listen = (): void => {
    for (const type of EVENTS) addEventListener(type, onEvent, options);
  };
  const observer = new MutationObserver((records) => {
    // `document.open` removes every listener of the window, ours too; the observer stays.
    listen();
    world.overrun ||= records.some(({ removedNodes }) => removedNodes.length > 0);
    if (world.overrun) world.guard?.holds();
  });
  const onMessage = (message: unknown, sender: { readonly id?: string }): void => {
    const order = sender.id === extension.runtime?.id ? parseGuardOrder(message) : undefined;
    if (order !== undefined && isForHere(order)) obey(world, order);
  };
  const world: GuardWorld = {
    document,
    hold: undefined,
    waiting: undefined,
    guard: undefined,
    overrun: false,
    isAlive,
    masked: new WeakSet(),
    wipe: () => {
      (Document.prototype.open as () => Document).call(document);
      // At once, and so before the page can.
      listen();
    },
    release: () => {
      world.hold = world.waiting = undefined;
      world.guard?.release();
    },
    end: () => {
      world.release();
      observer.disconnect();
      for (const type of EVENTS) removeEventListener(type, onEvent, options);
    },
  };
  setGuardWorld(world);
  listen();
  observer.observe(document, { childList: true });
  extension.runtime?.onMessage.addListener(onMessage);
}

/** An order for the page that was here before comes too late. A frame has a host of its own. */
function isForHere({ host }: GuardOrder): boolean {
  const here = location.hostname.replace(/\.$/, "");
  return top !== self || here === "" || here === host;
}

function obey(world: GuardWorld, { state, host, words, forMs, held }: GuardOrder): void {
  if (state === "depart") {
    world.wipe();
  } else if (state === "hold") {
    // It goes on where it only gets its words, or others.
    const at = world.hold?.host === host ? world.hold.at : Date.now();
    const hold = { host, words, at };
    world.hold = hold;
    world.guard?.holds();
    if (forMs !== undefined) {
      // The background says so too, unless it has died meanwhile.
      setTimeout(() => {
        if (world.hold === hold) world.release();
      }, forMs);
    }
  } else if (world.hold?.host !== host) {
    return;
  } else if (state === "release") {
    world.release();
  } else if (held !== undefined) {
    world.guard?.explain(held);
  }
}

/** A field may hide what is typed for as long as nobody looks. */
function noteMask({ masked }: GuardWorld, event: Event): void {
  if (event.type !== "focusin") return;
  const field = event.composedPath()[0];
  if (field instanceof HTMLInputElement && field.type === "password") masked.add(field);
}

/** Until the guard is there, a few milliseconds, nothing of a person's passes, and no click of a script. */
function holdAnything(world: GuardWorld, event: Event): void {
  if (!event.isTrusted && event.type !== "click") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  // The focus that a page gives by itself is nothing that a person did, and needs no explanation.
  const byPerson = event.type !== "focusin" || navigator.userActivation.isActive;
  if (event.isTrusted && byPerson) world.waiting = event.composedPath()[0];
}
