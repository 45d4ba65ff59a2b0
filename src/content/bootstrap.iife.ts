import { parseGuardOrder } from "../messages/guard.ts";
import { attemptIn } from "./attempt.ts";
import { extension, isAlive } from "./extension-api.ts";
import { guardWorld, setGuardWorld, type Attempt, type GuardWorld } from "./guard-world.ts";
import { fieldKindOf } from "./page-element.ts";

/*
 * Runs at the start of every frame, before any script of the page. It listens, sends nothing and
 * changes nothing; only when the background says so does it hold what could give a secret away.
 */

const EVENTS = [
  ...["keydown", "keypress", "keyup", "beforeinput", "input", "textInput"],
  ...["compositionstart", "compositionupdate", "compositionend", "paste", "drop"],
  ...["click", "auxclick", "submit"],
];

/** Repeats of an attempt, which need no explanation of their own. */
const ECHOES = ["keypress", "keyup"];

/** Values of held fields from before an input that the browser does not let anyone cancel. */
const before = new WeakMap<Element, string>();

const previous = guardWorld();
if (previous?.isAlive() !== true) {
  previous?.release();
  start();
}

function start(): void {
  const world: GuardWorld = {
    hold: undefined,
    waiting: undefined,
    view: undefined,
    typedAt: -Infinity,
    isAlive,
    release: () => {
      world.hold = world.waiting = undefined;
      world.view?.remove();
    },
  };
  setGuardWorld(world);
  const listen = (): void => {
    for (const type of EVENTS) addEventListener(type, onEvent, { capture: true, passive: false });
  };
  const onEvent = (event: Event): void => {
    if (world.hold !== undefined) handle(world, event);
  };
  listen();
  // `document.open` removes every listener of the window, ours too; the observer stays.
  new MutationObserver(listen).observe(document, { childList: true });
  extension.runtime?.onMessage.addListener((message, sender) => {
    if (sender.id === extension.runtime?.id) obey(world, message);
  });
}

function obey(world: GuardWorld, message: unknown): void {
  const order = parseGuardOrder(message);
  if (order === undefined) return;
  // An order for the page that was here before comes too late. A frame has a host of its own.
  const here = location.hostname.replace(/\.$/, "");
  if (top === self && here !== "" && here !== order.host) return;
  if (order.state === "hold") world.hold = { host: order.host, words: order.words };
  else if (world.hold?.host === order.host) world.release();
}

function handle(world: GuardWorld, event: Event): void {
  if (!isAlive()) {
    world.release();
    return;
  }
  if (event instanceof KeyboardEvent && isLetter(event)) world.typedAt = performance.now();
  if (world.view?.owns(event.target) === true) {
    const isClick = event instanceof MouseEvent;
    if (!isClick || (event.isTrusted && world.view.click(event))) event.stopImmediatePropagation();
  } else if (event.type === "input") {
    undo(event);
  } else {
    const attempt = attemptIn(event);
    if (attempt !== undefined) hold(world, event, attempt);
  }
}

function hold(world: GuardWorld, event: Event, attempt: Attempt): void {
  if (!isVisitTo(event, attempt)) {
    remember(event, attempt);
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  const byPerson = event.isTrusted && event.type !== "submit";
  if (!ECHOES.includes(event.type) && (byPerson || navigator.userActivation.isActive)) {
    explain(world, attempt);
  }
}

/** Typed by somebody who has not looked up yet; a space may already be meant for a button. */
function isLetter(event: KeyboardEvent): boolean {
  return event.type === "keydown" && event.key.length === 1 && event.key !== " ";
}

/** A click into a field is explained before anything is typed, but not held. */
function isVisitTo(event: Event, { element }: Attempt): boolean {
  return event.type === "click" && element !== undefined && fieldKindOf(element) !== undefined;
}

function explain(world: GuardWorld, attempt: Attempt): void {
  if (world.hold === undefined) return;
  if (world.view === undefined) world.waiting = attempt;
  else world.view.show(world.hold, attempt);
}

/** Keyboards on screen and input methods change a field without asking: see `undo`. */
function remember(event: Event, { element }: Attempt): void {
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  if (event.type === "beforeinput" && !event.cancelable && isField) {
    before.set(element, element.value);
  }
}

/** Takes back what could not be cancelled, before any script of the page runs. */
function undo(event: Event): void {
  const element = event.composedPath()[0];
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  const value = before.get(element);
  if (value === undefined) return;
  before.delete(element);
  element.value = value;
  event.stopImmediatePropagation();
}
