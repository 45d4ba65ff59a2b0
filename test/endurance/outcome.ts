import { hostOfRule } from "../../src/platform/site-rule.ts";
import type { NetRule } from "../../src/platform/net-rules.ts";
import { POLICY_KEY } from "../../src/storage/policy-key.ts";
import { COPY_KEY } from "../../src/storage/settings.ts";
import { SETTINGS_KEY } from "../../src/storage/settings-key.ts";
import { differences } from "./differences.ts";
import { pass, tell, type Button } from "./life.ts";
import { OPTIONS_PAGE } from "../../src/messages/pages.ts";
import { ask } from "./messages.ts";
import { addTab, close, goTo } from "./navigation.ts";
import type { Play } from "./play.ts";
import { HOSTS } from "./world.ts";

type Json = Readonly<Record<string, unknown>>;

const read = (store: ReadonlyMap<string, string>, key: string): unknown => {
  const text = store.get(key);
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
};

/** The names of a stored table, without the times that stand behind them. */
const namesIn = (stored: unknown): string[] => Object.keys(stored ?? {}).sort();

const ruleNames = (rules: readonly NetRule[], { slots }: Play): string[] => {
  const slotOf = new Map([...slots].map(([slot, id]) => [id, slot]));
  return rules
    .map(({ action, condition, priority }) => {
      const host = hostOfRule({ id: 1, action, condition }) ?? "";
      const domains = condition.requestDomains?.join() ?? "";
      const tabs = condition.tabIds?.map((id) => String(slotOf.get(id) ?? (id < 0 ? "-" : "gone")));
      return `${action.type} ${String(priority)} ${host}${domains} ${tabs?.join() ?? ""}`;
    })
    .sort();
};

const addressOf = (url: string): string => {
  if (!url.startsWith("chrome-extension:")) return url;
  return url.replace(/[?]block=[^#]*/, "");
};

/** The title says how many looks there were, which may differ. */
const shown = (button: Button): Button => ({
  ...button,
  title: button.title?.replace(/ in \d+ looks?\b/, "") ?? "",
});

/**
 * All that must be the same, whether or not a worker died on the way. What is left out may differ, since a look that was
 * lost is taken later: times, how many looks there were and what they found at other addresses, the ids of blocks and
 * rules, the number of networks, and which worker first compared what.
 */
export function outcomeOf(played: Play): Json {
  const { world, slots } = played;
  const { disk, passing } = world;
  // How often they were written is no difference: a change whose answer was lost is made once more, to no effect.
  const { revision: _, ...settings } = (read(disk, "settings") ?? {}) as Json;
  const exceptions = (settings["exceptions"] ?? []) as readonly Json[];
  const sessionKeys = [...passing.keys()];
  const tabs = [...slots].map(([slot, id]) => {
    const tab = world.tabs.get(id);
    const known = read(passing, `open:tab:${String(id)}`) as Json | undefined;
    return [
      String(slot),
      tab && {
        address: addressOf(tab.url),
        button: shown({ ...world.button, ...tab.button }),
        isHeld: tab.held,
        isExplained: !tab.url.startsWith("chrome-extension:") || tab.blockId !== undefined,
        known: known && {
          ...{ host: known["host"], arrived: known["arrived"], passed: known["passed"] },
          ...{ isPrivate: known["isPrivate"], isStopped: known["blockId"] !== undefined },
        },
      },
    ] as const;
  });
  const ids = new Set([...slots.values()].map(String));
  return {
    button: world.button,
    tabs: Object.fromEntries(tabs),
    settings: {
      ...settings,
      // A set, in whatever order.
      chosen: [...((settings["chosen"] ?? []) as string[])].sort(),
      exceptions: exceptions.map(({ host, until, source }) => {
        return `${String(host)} ${until === undefined ? "always" : "hour"} ${String(source)}`;
      }),
    },
    rules: ruleNames([...world.dynamicRules, ...world.sessionRules], played).filter(isOfNoSite),
    sites: Object.fromEntries(Object.values(HOSTS).map((host) => [host, siteOf(played, host)])),
    disk: [...disk.keys()].filter((key) => !/^(events|audit|memory)/.test(key)).sort(),
    pending: namesIn(read(passing, "open:pending")),
    privatePasses: namesIn(read(passing, "private:passes")),
    strangers: sessionKeys.filter((key) => {
      const id = /^open:(?:tab|guarded|asked):(\d+)$/.exec(key)?.[1];
      return id !== undefined && !ids.has(id);
    }),
    alarms: [...world.alarms.keys()].sort(),
    complaints: world.complaints,
  };
}

const isOfNoSite = (rule: string): boolean =>
  !Object.values(HOSTS).some((host) => rule.split(" ")[2] === host);

/** What is known of a site, and done about it. */
function siteOf(played: Play, host: string): Json {
  const { disk, passing, dynamicRules, sessionRules } = played.world;
  const told = eventsOf(played);
  const { enabled, excludedDomains } = (read(disk, "settings") ?? {}) as Json;
  const mayLook = enabled !== false && !((excludedDomains ?? []) as string[]).includes(host);
  const ofIt = (rule: string): boolean => rule.split(" ")[2] === host;
  const happened = (read(disk, `memory.events:${host}`) ?? []) as readonly (readonly unknown[])[];
  return {
    rules: ruleNames([...dynamicRules, ...sessionRules], played).filter(ofIt),
    isKeptByName: disk.has(`memory.odd:${host}`),
    // Whether a page was held for a moment before it was stopped depends on when its answers came.
    happened: [...new Set(happened.map(([, what]) => String(what)))]
      .filter((what, _, all) => what !== "guarded" || !all.includes("warned"))
      .sort(),
    // What must not be looked at now is looked at once it may be again, due or not.
    isDue: mayLook && namesIn(read(passing, "open:due")).includes(host),
    isOrdinary: namesIn(read(passing, "open:ordinary")).includes(host),
    isRed: namesIn(read(passing, "open:red")).includes(host),
    isKnown: passing.has(`open:history:${host}`),
    told: told.sites[host],
    choices: told.choices.filter((choice) => choice.endsWith(` ${host}`)),
  };
}

/** The sites that are open in tabs, our warnings of them included. */
export function openSites({ world }: Play): ReadonlySet<string> {
  const urls = [...world.tabs.values()].map(({ url }) =>
    url.replace(/^chrome-extension:[^#]*#/, ""),
  );
  return new Set(urls.flatMap((url) => (URL.canParse(url) ? [new URL(url).hostname] : [])));
}

/**
 * What differs between the outcome of a world in which no worker ever died and one in which some did. Of a site that is open in
 * no tab at the end less may be known: it was left before there was a worker again that could have looked at it.
 */
export function faults(never: Play, dying: Play): string[] {
  const [expected, actual] = [outcomeOf(never), outcomeOf(dying)];
  const open = openSites(never);
  return differences(expected, actual).filter((line) => {
    const left = Object.values(HOSTS).find((host) => line.startsWith(`sites.${host}.`));
    if (left === undefined || open.has(left)) return true;
    return !/ - |but (?:false|nothing)$/.test(line);
  });
}

/** What the collector knows in the end: how it stands with each site, and what people chose, each event once. */
function eventsOf({ world }: Play): Told {
  const sites: Record<string, string> = {};
  const choices = new Map<string, string>();
  for (const event of world.collected.flat() as readonly OcsfEvent[]) {
    const { observables: [site] = [], status, metadata } = event;
    if (site === undefined) continue;
    if (/New|In Progress|Resolved/.test(status)) {
      sites[site.value] = status === "Resolved" ? "over" : event.unmapped.fluxward.level;
    } else choices.set(metadata.uid, `${status} ${site.value}`);
  }
  return { sites, choices: [...choices.values()].sort() };
}

type Told = {
  readonly sites: Readonly<Record<string, string>>;
  readonly choices: readonly string[];
};

type OcsfEvent = {
  readonly metadata: { readonly uid: string };
  readonly status: string;
  readonly observables?: readonly { readonly value: string }[];
  readonly unmapped: { readonly fluxward: { readonly level: string } };
};

/** How long after the last death all must be well again, ms: the next thing that happens in the browser starts a worker. */
const REST_MS = 45_000;
const HOUR_MS = 3_660_000;

/** Lets things come to rest: another tab is opened and closed, and what was put off comes. */
export async function rest(played: Play): Promise<void> {
  const { world } = played;
  world.death = undefined;
  if (!world.isOnline) world.isOnline = true;
  const { id } = addTab(world, false, "about:newtab");
  await goTo(world, id, "about:blank");
  await pass(world, REST_MS);
  await close(world, id);
  await tell(world, "alarms.onAlarm", { name: "look", scheduledTime: world.now });
  await pass(world, REST_MS);
  // What waits for a better time to be told is told now, as a person can have it.
  await ask(world, { page: OPTIONS_PAGE, tabId: undefined }, "sendTestEvent", {});
}

/** Until all that is let through for an hour has ended. */
export async function restLong(played: Play): Promise<void> {
  await pass(played.world, HOUR_MS);
}

/** What private windows alone saw is nowhere on disk, and nowhere at all once they are closed. */
export function privacyFaults({ world, slots, seen }: Play): string[] {
  const secret = Object.values(HOSTS).filter(
    (host) => seen.private.has(host) && !seen.ordinary.has(host),
  );
  // What a person or an organisation lists is nothing that was seen.
  const lists: readonly string[] = [SETTINGS_KEY, COPY_KEY, POLICY_KEY];
  const named = (store: ReadonlyMap<string, string>): string =>
    [...store].filter(([key]) => !lists.includes(key)).join("\n");
  const onDisk = secret.filter((host) => named(world.disk).includes(host));
  const isOver = !slots.has("private");
  const left = secret.filter((host) => isOver && named(world.passing).includes(host));
  return [
    ...onDisk.map((host) => `${host} was seen in private windows alone, and is on the disk`),
    ...left.map((host) => `${host} was seen in private windows that are closed, and is remembered`),
  ];
}
