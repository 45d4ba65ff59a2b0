import type { Deliver } from "../../src/events/delivery.ts";
import type { App } from "../../src/app/app.ts";
import type { LookRequest, Where } from "../../src/app/ports.ts";
import type { Host } from "../../src/detection/host.ts";
import type { Failure, Observation } from "../../src/detection/observation.ts";
import type { Ask } from "../../src/detection/plan.ts";
import type { memoryArea } from "../storage/memory-area.ts";

export type TabView = {
  /** What the toolbar shows: the level, or the state where there is no level. */
  badge: string;
  guarded: boolean;
  /** Whether that ended since the page was left. */
  left: boolean;
  /** What was held in a frame and is explained on top. */
  explained: string | undefined;
  /** Block id of the warning page that the tab is on. */
  warning: string | undefined;
  /** How often the warning page was opened. */
  warnings: number;
  leftTo: string | undefined;
  /** Address of the page that the background brought it back to. */
  broughtBack: string | undefined;
};

export type World = {
  app: App;
  readonly local: ReturnType<typeof memoryArea>;
  readonly session: ReturnType<typeof memoryArea>;
  readonly tabs: Map<number, TabView>;
  /** Tabs in private windows. */
  readonly privateTabs: Set<number>;
  /** What the browser's next answers about tabs wait for, one each. */
  readonly slow: Promise<void>[];
  /** Hosts that the browser stops by itself. */
  readonly stopped: Record<Where, readonly Host[]>;
  /** What tabs are let through to all the same; of private tabs all under "private". */
  readonly passes: Map<number | "private", readonly Host[]>;
  /** Domains that the browser stops by an organisation's rule. */
  readonly blocked: string[];
  /** What the browser hands over of an organisation's policy; undefined: certainly none. */
  managed: unknown;
  /** Whether an organisation installed the extension. */
  isForced: boolean;
  readonly complaints: string[];
  /** How often the first-run page was opened. */
  welcomed: number;
  /** What the toolbar shows in tabs that have nothing of their own. */
  defaultBadge: string;
  readonly asked: LookRequest[];
  alarm: number | undefined;
  /** The alarm of its own that events have. */
  eventsAlarm: number | undefined;
  /** Hands events to the organisation's collector. */
  deliver: Deliver;
  /** Timers of the worker that is running, which end with it. */
  timers: { readonly at: number; readonly run: () => void }[];
  /** Whether as much was asked as may be in a minute. */
  mustWait: boolean;
  /** The tab that is in front. */
  inFront: number;
  now: number;
  /** How a resolver answers that is put to the test. */
  resolver: (ask: Ask) => Observation | Failure;
  /** What the browser says. */
  online: boolean;
  /** Whether the background must bring tabs back to kept pages, as in Firefox; heeded by the next worker. */
  bringsBack: boolean;
  /** A new worker over the same storage. */
  readonly restartWorker: () => void;
  /** Closes the browser and opens it again: what the session kept is gone. */
  readonly restartBrowser: () => Promise<void>;
};
