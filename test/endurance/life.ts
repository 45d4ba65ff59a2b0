import type { NetRule } from "../../src/platform/net-rules.ts";

/** One worker, from its start to its end. */
export type Life = {
  isDead: boolean;
  readonly listeners: Map<string, ((...args: never[]) => unknown)[]>;
  timers: Timer[];
};

export type Timer = { readonly id: number; readonly at: number; readonly run: () => void };

/** What the toolbar's button shows; absent: what it shows in all tabs. */
export type Button = { text?: string; title?: string; picture?: string };

/** A tab as a person and the browser see it. */
export type FakeTab = {
  readonly id: number;
  readonly incognito: boolean;
  url: string;
  /** What the page's scripts were last told to do: hold, or let go. Gone with the page. */
  held: boolean;
  /** What the toolbar button says while this page is in the tab, of its own. */
  button: Button;
  /** On our warning page: the block that it shows; undefined: it could not find any. */
  blockId: string | undefined;
};

/** Where the worker is to die: at its n-th call to the browser from now, with what it called for done or not. */
export type Death = { calls: number; readonly isDone: boolean };

/** Stands between the product and the browser; a broken variant of the product is made here. */
export type Variant = {
  /** Called in place of a call to the browser; `go` makes it. */
  readonly call?: (name: string, args: readonly unknown[], go: () => unknown) => unknown;
};

/** All that is there beside the worker, and outlives it. */
export type World = {
  now: number;
  isOnline: boolean;
  readonly disk: Map<string, string>;
  readonly passing: Map<string, string>;
  managed: Readonly<Record<string, unknown>>;
  isForced: boolean;
  readonly alarms: Map<string, number>;
  dynamicRules: NetRule[];
  sessionRules: NetRule[];
  readonly tabs: Map<number, FakeTab>;
  lastTab: number;
  /** What the toolbar button says where a tab has nothing of its own. */
  readonly button: Button;
  life: Life | undefined;
  death: Death | undefined;
  /** Calls to the browser since the beginning. */
  calls: number;
  deaths: number;
  /** Told to whoever listens as soon as the present one is through. */
  readonly events: (() => void | Promise<void>)[];
  /** What our own pages wait for, whether or not there is a worker. */
  pageTimers: { readonly at: number; readonly run: () => Promise<void> }[];
  readonly complaints: string[];
  /** What the collector of the organisation was sent, request after request. */
  readonly collected: unknown[];
  ids: number;
  timerIds: number;
  readonly variant: Variant;
  readonly start: () => void;
};

const never = new Promise<never>(() => undefined);

/**
 * A call of the worker's to the browser, which answers before anything else happens. A dead worker's calls do
 * nothing and are never answered, so that none of its work goes on.
 */
export function call<T>(
  world: World,
  name: string,
  args: readonly unknown[],
  act: () => T,
): Promise<T> {
  const { life } = world;
  if (life === undefined || life.isDead) return never;
  world.calls += 1;
  const { variant } = world;
  const go = (): T => (variant.call === undefined ? act() : (variant.call(name, args, act) as T));
  const { death } = world;
  if (death !== undefined) {
    death.calls -= 1;
    if (death.calls <= 0) {
      world.death = undefined;
      if (death.isDone) {
        try {
          go();
        } catch {
          // What the browser refuses, nobody hears any more.
        }
      }
      kill(world);
      return never;
    }
  }
  try {
    return Promise.resolve(go());
  } catch (error: unknown) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Ends the worker where it is. */
export function kill(world: World): void {
  if (world.life?.isDead !== false) return;
  world.life.isDead = true;
  world.life.timers = [];
  world.deaths += 1;
}

/** Lets all work go on that waits for nothing but answers already given. */
export function turn(): Promise<void> {
  return new Promise((resolve) => realImmediate(resolve));
}

const realImmediate = setImmediate;

/** Starts a worker where none runs. What is left of one that died goes no further than its next call. */
export async function wake(world: World): Promise<Life> {
  if (world.life?.isDead === true) {
    await turn();
    world.life = undefined;
  }
  if (world.life === undefined) {
    world.life = { isDead: false, listeners: new Map(), timers: [] };
    world.start();
  }
  return world.life;
}

/** Tells the worker of something, which starts it if need be; answers what its listeners answer. */
export async function tell(
  world: World,
  event: string,
  ...args: readonly unknown[]
): Promise<unknown[]> {
  const life = await wake(world);
  const listeners = [...(life.listeners.get(event) ?? [])];
  const answers: unknown[] = [];
  for (const listener of listeners) {
    if (life.isDead) break;
    answers.push((listener as (...all: readonly unknown[]) => unknown)(...args));
  }
  return answers;
}

/** Lets everything happen that can, now. */
export async function settle(world: World): Promise<void> {
  await turn();
  for (let next = world.events.shift(); next !== undefined; next = world.events.shift()) {
    await next();
    await turn();
  }
  if (world.life?.isDead === true) world.life = undefined;
}

/** Lets time go by, with all timers and alarms of it. */
export async function pass(world: World, ms: number): Promise<void> {
  const end = world.now + ms;
  await settle(world);
  for (let next = nextOf(world); next.at <= end; next = nextOf(world)) {
    world.now = Math.max(world.now, next.at);
    await next.run();
    await settle(world);
  }
  world.now = end;
}

type Next = { readonly at: number; readonly run: () => unknown };

/** What comes next: a page's timer, the worker's, or an alarm. */
function nextOf(world: World): Next {
  const timers = world.life?.timers ?? [];
  const timer = earliest(timers);
  const page = earliest(world.pageTimers);
  const alarm = earliest([...world.alarms].map(([name, at]) => ({ name, at })));
  const all: (Next | undefined)[] = [
    page && {
      at: page.at,
      run: () => {
        world.pageTimers = world.pageTimers.filter((one) => one !== page);
        world.events.push(page.run);
      },
    },
    timer && {
      at: timer.at,
      run: () => {
        timers.splice(timers.indexOf(timer), 1);
        timer.run();
      },
    },
    alarm && {
      at: alarm.at,
      run: () => {
        world.alarms.delete(alarm.name);
        return tell(world, "alarms.onAlarm", { name: alarm.name, scheduledTime: alarm.at });
      },
    },
  ];
  return earliest(all.filter((one) => one !== undefined)) ?? { at: Infinity, run: () => undefined };
}

function earliest<T extends { readonly at: number }>(all: readonly T[]): T | undefined {
  return all.reduce<T | undefined>(
    (best, one) => (best === undefined || one.at < best.at ? one : best),
    undefined,
  );
}
