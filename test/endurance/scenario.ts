import fc from "fast-check";
import { HOSTS } from "./world.ts";

/** What happens beside the worker. `slot`: the person's first, second or third tab. */
export type Step =
  | { readonly what: "visit"; readonly slot: number; readonly host: Site }
  | { readonly what: "visit-private"; readonly host: Site }
  | { readonly what: "close"; readonly slot: number }
  | { readonly what: "close-private" }
  | { readonly what: "wait"; readonly ms: number }
  | { readonly what: "proceed"; readonly scope: "once" | "hour" | "always" }
  | { readonly what: "leave" }
  | { readonly what: "trust"; readonly slot: number; readonly scope: "once" | "hour" | "always" }
  | { readonly what: "distrust"; readonly slot: number }
  | { readonly what: "mark"; readonly slot: number; readonly marked: boolean }
  | { readonly what: "check"; readonly slot: number }
  | { readonly what: "settings"; readonly change: SettingsChange }
  | { readonly what: "policy"; readonly policy: PolicyName }
  | { readonly what: "network"; readonly isOnline: boolean }
  | { readonly what: "delete"; readonly isUndone: boolean }
  | { readonly what: "forget" }
  | { readonly what: "erase" }
  | { readonly what: "restart" }
  | { readonly what: "update" };

export type Site = keyof typeof HOSTS;

export const SETTINGS = {
  paused: { enabled: false },
  running: { enabled: true },
  unguarded: { guard: false },
  guarded: { guard: true },
  careful: { sensitivity: "careful" },
  "not private": { privateWindows: false },
  private: { privateWindows: true },
  excluding: { excludedDomains: [HOSTS.amber] },
  forgetful: { keepDays: 0 },
  imported: {
    ...{ enabled: true, guard: true, sensitivity: "balanced", keepDays: 30 },
    ...{ excludedDomains: [], markedHosts: [HOSTS.plain], strict: false, privateWindows: true },
    exceptions: [{ host: HOSTS.flux, until: undefined, source: "settings" }],
  },
} as const;

export type SettingsChange = keyof typeof SETTINGS;

const REPORTS = { reportEndpoint: "https://collector.lab-events.com/", reportFormat: "ocsf" };

export const POLICIES = {
  none: {},
  reporting: REPORTS,
  strict: { ...REPORTS, allowProceed: false },
  blocking: { ...REPORTS, blockDomains: [HOSTS.plain] },
  allowing: { ...REPORTS, allowDomains: [HOSTS.flux] },
} as const;

export type PolicyName = keyof typeof POLICIES;

/** Where the worker dies in a step: never, before it (0), or at so many calls to the browser from its beginning. */
export type Ending = { readonly calls: number; readonly isDone: boolean } | undefined;

export type Scene = { readonly step: Step; readonly ending: Ending };

const slot = fc.nat({ max: 2 });
const host = fc.constantFrom<Site>("flux", "amber", "plain");
const scope = fc.constantFrom("once" as const, "hour" as const, "always" as const);
const steps = <W extends Step["what"]>(what: W) => fc.constant(what);

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ what: steps("visit"), slot, host }), weight: 8 },
  { arbitrary: fc.record({ what: steps("visit-private"), host }), weight: 2 },
  { arbitrary: fc.record({ what: steps("close"), slot }), weight: 2 },
  { arbitrary: fc.record({ what: steps("close-private") }), weight: 1 },
  {
    arbitrary: fc.record({
      what: steps("wait"),
      ms: fc.constantFrom(10, 50, 3_000, 40_000, 310_000),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ what: steps("proceed"), scope }), weight: 4 },
  { arbitrary: fc.record({ what: steps("leave") }), weight: 1 },
  { arbitrary: fc.record({ what: steps("trust"), slot, scope }), weight: 3 },
  { arbitrary: fc.record({ what: steps("distrust"), slot }), weight: 1 },
  { arbitrary: fc.record({ what: steps("mark"), slot, marked: fc.boolean() }), weight: 2 },
  { arbitrary: fc.record({ what: steps("check"), slot }), weight: 1 },
  {
    arbitrary: fc.record({
      what: steps("settings"),
      change: fc.constantFrom(...(Object.keys(SETTINGS) as SettingsChange[])),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      what: steps("policy"),
      policy: fc.constantFrom(...(Object.keys(POLICIES) as PolicyName[])),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ what: steps("network"), isOnline: fc.boolean() }), weight: 2 },
  { arbitrary: fc.record({ what: steps("delete"), isUndone: fc.boolean() }), weight: 2 },
  { arbitrary: fc.record({ what: steps("forget") }), weight: 1 },
  { arbitrary: fc.record({ what: steps("erase") }), weight: 1 },
  { arbitrary: fc.record({ what: steps("restart") }), weight: 1 },
  { arbitrary: fc.record({ what: steps("update") }), weight: 1 },
);

const ending: fc.Arbitrary<Ending> = fc.option(
  fc.record({
    calls: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 90 })),
    isDone: fc.boolean(),
  }),
  { nil: undefined, freq: 3 },
);

/** Some minutes of a person's and a browser's life. */
export const scenes: fc.Arbitrary<Scene[]> = fc.array(fc.record({ step, ending }), {
  minLength: 1,
  maxLength: 6,
  size: "max",
});

/** As it stands in a report. */
export function described({ step: { what, ...details }, ending: end }: Scene): string {
  const where =
    end === undefined
      ? ""
      : end.calls === 0
        ? "   † before it"
        : `   † at call ${String(end.calls)}, ${end.isDone ? "done" : "not done"}`;
  return `${what} ${Object.values(details).map(String).join(" ")}${where}`;
}
