import { HISTORY_PAGE, OPTIONS_PAGE, POPUP_PAGE, WARNING_PAGE } from "../../src/messages/pages.ts";
import type { Answer, Args, Method, Scope } from "../../src/messages/protocol.ts";
import type { Settings } from "../../src/storage/settings-model.ts";
import { kill, pass, settle, tell, wake, type FakeTab, type Variant, type World } from "./life.ts";
import { ask } from "./messages.ts";
import { addTab, close, goTo } from "./navigation.ts";
import { POLICIES, SETTINGS, type Scene, type Site, type Step } from "./scenario.ts";
import { createWorld, HOSTS } from "./world.ts";

export type Play = {
  readonly world: World;
  /** The person's tabs by their place: 0 to 2, and a private one. */
  readonly slots: Map<number | "private", number>;
  /** Hosts by the kind of window that they were open in. */
  readonly seen: Readonly<Record<"private" | "ordinary", Set<string>>>;
};

const BETWEEN_MS = 5; // Shorter than a look.

/** A browser in which the first-run page was answered, and an organisation hears of what happens. */
export async function begin(variant?: Variant): Promise<Play> {
  const world = createWorld(variant);
  await tell(world, "runtime.onInstalled", { reason: "install" });
  await pass(world, 50);
  await ask(world, from(OPTIONS_PAGE), "saveSettings", { settings: { setUp: true } });
  for (const tab of [...world.tabs.values()]) await close(world, tab.id);
  await settle(world);
  return { world, slots: new Map(), seen: { private: new Set(), ordinary: new Set() } };
}

/** `deadly`: the worker dies where the scenes say; else it never does. */
export async function play(
  scenes: readonly Scene[],
  deadly: boolean,
  variant?: Variant,
): Promise<Play> {
  const played = await begin(variant);
  const { world } = played;
  for (const { step, ending } of scenes) {
    if (deadly && ending !== undefined) {
      // A worker that dies over a deletion leaves nothing to put back.
      const isWhole = step.what === "delete" && step.isUndone;
      if (ending.calls === 0 || isWhole) kill(world);
      else world.death = { ...ending };
    }
    await playOne(played, step);
    // In both, or what comes first would be a matter of which look was lost.
    if (ending !== undefined) await recover(played);
  }
  return played;
}

export async function playOne(played: Play, step: Step): Promise<void> {
  await act(played, step);
  await pass(played.world, BETWEEN_MS);
}

/** So long, ms, at most until a worker that died is started by something that happens in the browser, and has caught up. */
const RECOVERY_MS = 3_000;

/** Something happens that starts a worker and changes nothing: a tab without a site. */
async function recover({ world }: Play): Promise<void> {
  world.death = undefined;
  const { id } = addTab(world, false, "about:newtab");
  await goTo(world, id, "about:blank");
  await pass(world, RECOVERY_MS);
  await close(world, id);
}

function from(page: string, tabId?: number): { page: string; tabId: number | undefined } {
  return { page, tabId };
}

/** What a page of ours asks for; that it is refused is an answer as well. */
async function say<M extends Method>(
  { world }: Play,
  page: string,
  method: M,
  args: Args<M>,
): Promise<Answer<M> | undefined> {
  try {
    return await ask(world, from(page), method, args);
  } catch {
    return undefined;
  }
}

const tabIn = ({ world, slots }: Play, slot: number | "private"): FakeTab | undefined =>
  world.tabs.get(slots.get(slot) ?? -1);

async function act(played: Play, step: Step): Promise<void> {
  const { world } = played;
  switch (step.what) {
    case "visit":
      await visit(played, step.slot, step.host);
      return;
    case "visit-private":
      await visit(played, "private", step.host);
      return;
    case "close":
      await closeSlot(played, step.slot);
      return;
    case "close-private":
      await closeSlot(played, "private");
      return;
    case "wait":
      await pass(world, step.ms);
      return;
    case "proceed":
      await decide(played, step.scope);
      return;
    case "leave":
      await decide(played, undefined);
      return;
    case "trust":
    case "distrust":
    case "mark":
    case "check":
      await choose(played, step);
      return;
    default:
      await administer(played, step);
  }
}

async function visit(played: Play, slot: number | "private", site: Site): Promise<void> {
  const { world, slots } = played;
  const isPrivate = slot === "private";
  const open = tabIn(played, slot) ?? addTab(world, isPrivate, "about:newtab");
  if (!slots.has(slot) && isPrivate) await tell(world, "tabs.onCreated", { incognito: true });
  slots.set(slot, open.id);
  played.seen[isPrivate ? "private" : "ordinary"].add(HOSTS[site]);
  await goTo(world, open.id, `https://${HOSTS[site]}/`);
}

async function closeSlot({ world, slots }: Play, slot: number | "private"): Promise<void> {
  const id = slots.get(slot);
  slots.delete(slot);
  if (id !== undefined) await close(world, id);
}

/** What a person chooses on the first warning page that is open; `scope` undefined: to leave. */
async function decide(played: Play, scope: Scope | undefined): Promise<void> {
  const { world } = played;
  const tab = [...world.tabs.values()].find(({ blockId }) => blockId !== undefined);
  if (tab?.blockId === undefined) return;
  const { blockId } = tab;
  if (scope === undefined) {
    await say(played, WARNING_PAGE, "leave", { blockId });
    return;
  }
  const on = await say(played, WARNING_PAGE, "proceed", { blockId, scope });
  if (on !== undefined) await goTo(world, tab.id, on.target);
}

type Administered =
  "network" | "policy" | "settings" | "forget" | "erase" | "delete" | "restart" | "update";

/** What happens to all tabs at once. */
async function administer(
  played: Play,
  step: Extract<Step, { what: Administered }>,
): Promise<void> {
  const { world } = played;
  switch (step.what) {
    case "network":
      world.isOnline = step.isOnline;
      return;
    case "policy":
      world.managed = POLICIES[step.policy];
      await tell(world, "storage.managed.onChanged", { any: {} });
      return;
    case "settings": {
      const settings = SETTINGS[step.change] as unknown as Partial<Settings>;
      await say(played, OPTIONS_PAGE, "saveSettings", { settings });
      return;
    }
    case "forget":
      await say(played, OPTIONS_PAGE, "forgetSites", {});
      return;
    case "erase":
      await say(played, OPTIONS_PAGE, "deleteEverything", {});
      return;
    case "delete": {
      const removed = await say(played, HISTORY_PAGE, "deletePastSites", { hosts: [HOSTS.flux] });
      if (!step.isUndone || removed === undefined) return;
      await pass(world, 5);
      await say(played, HISTORY_PAGE, "restorePastSites", { removed });
      return;
    }
    case "restart":
      await restart(played);
      return;
    case "update":
      await update(played);
      return;
  }
}

/** What a person chooses in the popup over a tab. */
async function choose(
  played: Play,
  step: Extract<Step, { what: "trust" | "distrust" | "mark" | "check" }>,
): Promise<void> {
  const tab = tabIn(played, step.slot);
  if (tab === undefined || !/^https?:/.test(tab.url)) return;
  const about = { tabId: tab.id, host: new URL(tab.url).hostname };
  if (step.what === "trust") {
    await say(played, POPUP_PAGE, "trust", { ...about, scope: step.scope });
  } else if (step.what === "distrust") await say(played, POPUP_PAGE, "distrust", about);
  else if (step.what === "mark") {
    await say(played, POPUP_PAGE, "mark", { ...about, marked: step.marked });
  } else await say(played, POPUP_PAGE, "checkAgain", { tabId: tab.id });
}

function endSession({ world }: Play): void {
  kill(world);
  world.passing.clear();
  world.sessionRules = [];
  world.alarms.clear();
}

/** The browser is closed, and opened again with the same tabs but for private ones. */
async function restart(played: Play): Promise<void> {
  const { world, slots } = played;
  await settle(world);
  endSession(played);
  const open = [...slots].flatMap(([slot, id]) => {
    const tab = world.tabs.get(id);
    return tab === undefined || tab.incognito ? [] : [[slot, tab.url] as const];
  });
  world.tabs.clear();
  slots.clear();
  await wake(world);
  await tell(world, "runtime.onStartup");
  for (const [slot, url] of open) {
    const tab = addTab(world, false, "about:newtab");
    slots.set(slot, tab.id);
    await goTo(world, tab.id, url);
  }
}

/** Another version takes the place of this one; pages of ours are loaded anew. */
async function update(played: Play): Promise<void> {
  const { world } = played;
  await settle(world);
  endSession(played);
  await tell(world, "runtime.onInstalled", { reason: "update" });
  await settle(world);
}
