import type { PolicyKey } from "../../src/storage/policy-model.ts";

/** What administrators read of a key, in the editor of their policies and in the reference. Plain text on one line. */
type PolicyText = {
  /** A short name. */
  readonly title: string;
  /** What it does; "`" marks keys and values. */
  readonly about: string;
  /** The part of the reference that it stands in. */
  readonly part: PolicyPart;
};

export const POLICY_PARTS = {
  start: "Start and locks",
  protection: "What is done about a site",
  sites: "Lists of domains",
  questions: "Who is asked, and how much",
  help: "Who helps",
  reports: "Events",
  looks: "Appearance",
} as const;

export type PolicyPart = keyof typeof POLICY_PARTS;

export const POLICY_TEXTS: Readonly<Record<PolicyKey, PolicyText>> = {
  enabled: {
    part: "start",
    title: "Protection is on",
    about:
      "Whether sites are looked up and warned of. `false` pauses Fluxward, `blockDomains` included.",
  },
  lockSettings: {
    part: "start",
    title: "Lock all settings",
    about:
      "Nobody can change a setting: each holds the value of this policy, or its first value where the policy has none. The person's own lists (`exceptions`, `markedHosts`), language and colours stay theirs.",
  },
  lockedKeys: {
    part: "start",
    title: "Locked settings",
    about:
      "Names of single settings that nobody can change, `exceptions` and `markedHosts` too. With `exceptions` a site can be let through only until its tab leaves it.",
  },
  consentGiven: {
    part: "start",
    title: "The first-run question is answered",
    about:
      "Names of visited sites leave the device, so Fluxward asks the person first. `true`: your organisation has answered in their place, the first-run page does not open, and looking up begins at once.",
  },
  disableOnboarding: {
    part: "start",
    title: "Do not open the first-run page",
    about:
      "The page does not open by itself. Without `consentGiven` nothing is looked up until somebody opens it from Fluxward's button.",
  },
  sensitivity: {
    part: "protection",
    title: "How eagerly to warn",
    about: "`careful` warns earlier, `relaxed` later. Red always needs two independent signs.",
  },
  action: {
    part: "protection",
    title: "What is done about an odd site",
    about:
      "`badge`: the toolbar button alone tells. `guard`: passwords, payment fields, forms and downloads are held, no warning page opens by itself. `warning`: also a warning page on red sites. `block`: the same, and nobody gets past it.",
  },
  allowProceed: {
    part: "protection",
    title: "People may go on to a red site",
    about:
      "`false` takes the way on from the warning page and the popup, and sites that were let through before are stopped again.",
  },
  strict: {
    part: "protection",
    title: "Check new sites before they open",
    about:
      "A site is looked at before its page opens at the first visit. In Chromium this is the only way to stop a first visit before it loads; without it, a site that nobody has met yet is stopped a moment after its page has arrived. Has no effect with `action` `badge` or `guard`.",
  },
  guard: {
    part: "protection",
    title: "Hold passwords and forms on suspicious sites",
    about: "`false`: on suspicious (amber) sites the toolbar button alone tells.",
  },
  failClosed: {
    part: "protection",
    title: "Hold what nothing could be found out about",
    about:
      "A site that no resolver answered about, or that comes through a proxy that questions would pass by, is held like a suspicious one. Not: sign-in pages of networks, internal sites, and while the device is offline.",
  },
  excludedDomains: {
    part: "sites",
    title: "Domains that are never looked up",
    about:
      "Nobody is asked about these domains and all below them, and nothing is told of them. Put your internal names here. The person's own entries are added, unless the setting is locked.",
  },
  allowDomains: {
    part: "sites",
    title: "Domains that are let through",
    about:
      "Never warned of, held or stopped, with all below them; they are still looked up. Of `allowDomains` and `blockDomains` the longer name counts.",
  },
  blockDomains: {
    part: "sites",
    title: "Domains that are blocked",
    about:
      "Stopped before they load, with all below them, whatever is found, whatever `action` is, and whatever the person has let through. A whole ending such as `zip` may be blocked too; names of private networks (`corp`, `localhost`) may not, as their sites are never looked at.",
  },
  resolvers: {
    part: "questions",
    title: "Resolvers",
    about:
      "DNS-over-HTTPS addresses that are asked, in place of any preset. Where the list has no address that can be used, nobody is asked at all.",
  },
  resolverPreset: {
    part: "questions",
    title: "Set of resolvers",
    about:
      "`standard`: Cloudflare, Google, Quad9. `eu`: operators in the European Union. `single`: Quad9 alone. `resolvers` goes before it.",
  },
  askAbroad: {
    part: "questions",
    title: "Ask about odd sites as if from elsewhere",
    about: "Odd sites are also asked about with example networks of other parts of the world.",
  },
  proxy: {
    part: "questions",
    title: "Proxy or VPN",
    about:
      "`auto`: sites that come through a proxy are not looked up, as far as the browser tells of it (Firefox). `assume`: all come through one, nothing is looked up. `ignore`: all are looked up.",
  },
  privateWindows: {
    part: "questions",
    title: "Look up sites of private windows",
    about:
      "Where the browser lets the extension run there. Nothing of private windows is kept or reported.",
  },
  maxQueriesPerMinute: {
    part: "questions",
    title: "Most questions in a minute",
    about:
      "How many DNS questions a device asks in any minute. A small number makes verdicts slow.",
  },
  keepDays: {
    part: "questions",
    title: "How long sites are remembered",
    about: "Days. With `0` nothing about sites is kept on disk.",
  },
  organisationName: {
    part: "help",
    title: "Name of the organisation",
    about: "Shown where a setting is locked and where help is offered.",
  },
  supportUrl: {
    part: "help",
    title: "Address of the help desk",
    about: "A link on the warning page and in the popup: an `https:` or `mailto:` address in full.",
  },
  supportText: {
    part: "help",
    title: "Text of the help desk",
    about: "Plain text beside that link, such as a telephone number.",
  },
  reportEndpoint: {
    part: "reports",
    title: "Where events are sent",
    about:
      "Address of a collector, `https:` only (`http:` on the device itself). For `otlp` the base address is enough. Empty: nothing is sent.",
  },
  reportFormat: {
    part: "reports",
    title: "Format of events",
    about:
      "`otlp`: OpenTelemetry logs over HTTP as JSON. `ocsf`: OCSF detection findings as plain JSON.",
  },
  reportHeaders: {
    part: "reports",
    title: "Headers sent with events",
    about: "Each as `Name: value`, for the collector's key. Never shown in full.",
  },
  reportMinimumLevel: {
    part: "reports",
    title: "Level from which a site is reported",
    about:
      "`flux`: red sites alone; `suspicious`: amber ones too; `watch`: odd ones that nobody is warned of too.",
  },
  reportRedaction: {
    part: "reports",
    title: "How sites are named in events",
    about:
      "`host`: the whole name. `domain`: the registrable domain. `hmac`: a keyed hash of the name, which only holders of `reportRedactionKey` can compare.",
  },
  reportRedactionKey: {
    part: "reports",
    title: "Key of the hash",
    about:
      "A secret of 16 or more characters, the same on all devices. Without it `hmac` reports nothing.",
  },
  reportHeartbeatHours: {
    part: "reports",
    title: "Hours between two signs of life",
    about: "`0`: none. Only where events are sent.",
  },
  auditDays: {
    part: "reports",
    title: "Days that events are kept on the device",
    about: "For the log that can be saved from the settings page. `0`: none is kept.",
  },
  deviceLabel: {
    part: "reports",
    title: "Name of the device or group",
    about:
      "Sent with every event, so that you can tell devices apart. Nothing else that names the device is sent.",
  },
  language: {
    part: "looks",
    title: "Language",
    about: "What holds until the person chooses another.",
  },
  theme: {
    part: "looks",
    title: "Colours",
    about: "What holds until the person chooses others.",
  },
};
