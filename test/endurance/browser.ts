import type { NetRule } from "../../src/platform/net-rules.ts";
import { event } from "./event.ts";
import { storageArea } from "./fake-storage.ts";
import { call, type Button, type FakeTab, type World } from "./life.ts";
import { addTab, close, goTo, OWN } from "./navigation.ts";
import { placesOf, type FakeImageData } from "./pictures.ts";
import { onStage } from "./stage.ts";

const ask = <T>(name: string, args: readonly unknown[], act: (world: World) => T): Promise<T> => {
  const world = onStage();
  return call(world, name, args, () => act(world));
};

const tabOf = (world: World, tabId: number): FakeTab => {
  const tab = world.tabs.get(tabId);
  if (tab === undefined) throw new Error(`No tab with id: ${String(tabId)}.`);
  return tab;
};
const described = ({ id, url, incognito }: FakeTab) => {
  return { id, url, incognito, index: 0, windowId: incognito ? 2 : 1, status: "complete" };
};

type RuleChange = { readonly removeRuleIds: number[]; readonly addRules: NetRule[] };

const changed = (rules: readonly NetRule[], { removeRuleIds, addRules }: RuleChange): NetRule[] => {
  const kept = rules.filter(({ id }) => !removeRuleIds.includes(id));
  if (addRules.some(({ id }) => kept.some((rule) => rule.id === id))) {
    throw new Error("There is a rule with that id.");
  }
  return structuredClone([...kept, ...addRules]);
};

type Paint = Button & {
  readonly tabId?: number;
  readonly imageData?: Readonly<Record<string, FakeImageData>>;
};

const paint = (name: string) => (what: Paint) =>
  ask(name, [what], (world) => {
    const { tabId, text, title, imageData } = what;
    const button = tabId === undefined ? world.button : tabOf(world, tabId).button;
    if (text !== undefined) button.text = text;
    if (title !== undefined) button.title = title;
    if (imageData !== undefined) button.picture = placesOf(imageData);
  });

const browser = {
  runtime: {
    id: "fluxward",
    getURL: (path: string) => OWN + path,
    getManifest: () => ({ version: "1.2.3", content_scripts: [{ js: ["bootstrap.js"] }] }),
    getContexts: () => ask("runtime.getContexts", [], () => [{}]),
    reload: () => undefined,
    onMessage: event("runtime.onMessage"),
    onConnect: event("runtime.onConnect"),
    onInstalled: event("runtime.onInstalled"),
    onStartup: event("runtime.onStartup"),
    onUpdateAvailable: event("runtime.onUpdateAvailable"),
  },
  extension: { inIncognitoContext: false },
  management: {
    getSelf: () =>
      ask("management.getSelf", [], ({ isForced }) => {
        return { installType: isForced ? "admin" : "normal" };
      }),
  },
  storage: {
    local: storageArea("local", ({ disk }) => disk),
    session: storageArea("session", ({ passing }) => passing),
    managed: {
      get: () => ask("managed.get", [], ({ managed }) => structuredClone(managed)),
      onChanged: event("storage.managed.onChanged"),
    },
  },
  alarms: {
    get: (name: string) =>
      ask("alarms.get", [name], ({ alarms }) => {
        const at = alarms.get(name);
        return at === undefined ? undefined : { name, scheduledTime: at };
      }),
    create: (name: string, { when = 0 }: { readonly when?: number }) =>
      ask("alarms.create", [name, when], ({ alarms }) => {
        alarms.set(name, when);
      }),
    clear: (name: string) => ask("alarms.clear", [name], ({ alarms }) => alarms.delete(name)),
    onAlarm: event("alarms.onAlarm"),
  },
  tabs: {
    get: (tabId: number) => ask("tabs.get", [tabId], (world) => described(tabOf(world, tabId))),
    query: (which: { readonly url?: readonly string[] }) =>
      ask("tabs.query", [which], ({ tabs }) =>
        [...tabs.values()]
          .filter(({ url }) => which.url === undefined || /^https?:/.test(url))
          .map(described),
      ),
    create: (what: { readonly url?: string }) =>
      ask("tabs.create", [what], (world) => {
        return described(addTab(world, false, what.url ?? "about:newtab"));
      }),
    update: (tabId: number, { url }: { readonly url: string }) =>
      ask("tabs.update", [tabId, url], (world) => {
        tabOf(world, tabId);
        world.events.push(() => goTo(world, tabId, url));
      }),
    remove: (tabId: number) =>
      ask("tabs.remove", [tabId], (world) => {
        tabOf(world, tabId);
        world.events.push(() => close(world, tabId));
      }),
    goBack: (tabId: number) => ask("tabs.goBack", [tabId], () => undefined),
    sendMessage: (tabId: number, order: { readonly state: string }) =>
      ask("tabs.sendMessage", [tabId, order], (world) => {
        const tab = tabOf(world, tabId);
        if (!/^https?:/.test(tab.url)) {
          throw new Error("Could not establish connection. Receiving end does not exist.");
        }
        if (order.state === "hold") tab.held = true;
        if (order.state === "release") tab.held = false;
      }),
    onCreated: event("tabs.onCreated"),
    onRemoved: event("tabs.onRemoved"),
  },
  scripting: {
    executeScript: ({ target }: { readonly target: { readonly tabId: number } }) =>
      ask("scripting.executeScript", [target], (world) => {
        if (!/^https?:/.test(tabOf(world, target.tabId).url)) throw new Error("Cannot access");
        return [];
      }),
  },
  action: {
    setIcon: paint("action.setIcon"),
    setTitle: paint("action.setTitle"),
    setBadgeText: paint("action.setBadgeText"),
    setBadgeBackgroundColor: paint("action.setBadgeBackgroundColor"),
  },
  declarativeNetRequest: {
    getDynamicRules: () => ask("dynamic.get", [], (world) => structuredClone(world.dynamicRules)),
    getSessionRules: () => ask("rules.get", [], (world) => structuredClone(world.sessionRules)),
    updateDynamicRules: (change: RuleChange) =>
      ask("dynamic.update", [change], (world) => {
        world.dynamicRules = changed(world.dynamicRules, change);
      }),
    updateSessionRules: (change: RuleChange) =>
      ask("rules.update", [change], (world) => {
        world.sessionRules = changed(world.sessionRules, change);
      }),
  },
  webNavigation: {
    onBeforeNavigate: event("webNavigation.onBeforeNavigate"),
    onCommitted: event("webNavigation.onCommitted"),
    onHistoryStateUpdated: event("webNavigation.onHistoryStateUpdated"),
    onDOMContentLoaded: event("webNavigation.onDOMContentLoaded"),
    onTabReplaced: event("webNavigation.onTabReplaced"),
    onErrorOccurred: event("webNavigation.onErrorOccurred"),
  },
  webRequest: {
    onBeforeRequest: event("webRequest.onBeforeRequest"),
    onResponseStarted: event("webRequest.onResponseStarted"),
    onHeadersReceived: event("webRequest.onHeadersReceived"),
    onErrorOccurred: event("webRequest.onErrorOccurred"),
  },
};

// eslint-disable-next-line no-restricted-syntax -- it stands in for a package that has one
export default browser;
