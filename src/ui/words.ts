import type { Evidence } from "../detection/evidence.ts";
import type { MachineKind } from "../detection/facts.ts";
import type { NetworkKind } from "../detection/network.ts";
import type { FailureKind } from "../detection/observation.ts";
import type { UncheckedReason } from "../messages/protocol.ts";
import type { MessageKey, Messages } from "./messages.ts";
import { isRightToLeft } from "./plain-text.ts";
import { createReasonSentences, resolverName } from "./reason-sentences.ts";
import { createText, type Text } from "./text.ts";
import { createTimes, type Times } from "./times.ts";
import { createVerdictWords, type VerdictWords } from "./verdict-words.ts";

const SKIP = {
  "not-web": "skip_not_web",
  "not-a-name": "skip_not_a_name",
  "ip-literal": "skip_ip_literal",
  "single-label": "skip_single_label",
  "special-use": "skip_special_use",
  "unknown-suffix": "skip_unknown_suffix",
  "public-suffix": "skip_public_suffix",
  excluded: "skip_excluded",
  "private-window": "skip_private_window",
} as const satisfies Record<UncheckedReason, MessageKey>;

const NETWORK = {
  access: "network_kind_access",
  hosting: "network_kind_hosting",
  cdn: "network_kind_cdn",
  education: "network_kind_education",
  other: "network_kind_company",
  unknown: "network_kind_unknown",
} as const satisfies Record<NetworkKind, MessageKey>;

const MACHINE = {
  home: "machine_home",
  server: "machine_server",
  cdn: "machine_cdn",
  unknown: "machine_unknown",
} as const satisfies Record<MachineKind, MessageKey>;

const FAILURE = {
  unreachable: "failure_unreachable",
  timeout: "failure_timeout",
  "http-status": "failure_http_status",
  "web-page": "failure_web_page",
  "not-dns": "failure_not_dns",
  "wrong-answer": "failure_wrong_answer",
  "too-large": "failure_too_large",
  "over-budget": "failure_over_budget",
} as const satisfies Record<FailureKind, MessageKey>;

/** Everything Fluxward says, in one language: the same words in popup, warning page and command. */
export type Words = Text &
  Times &
  VerdictWords & {
    readonly rightToLeft: boolean;
    /** One plain sentence, the facts in it. Plain text: never put it where markup is read. */
    readonly evidenceSentence: (evidence: Evidence) => string;
    readonly skipReason: (reason: UncheckedReason) => string;
    readonly networkKind: (kind: NetworkKind) => string;
    readonly machineKind: (kind: MachineKind) => string;
    /** "dns.example.net did not answer in time." */
    readonly failure: (resolver: string, kind: FailureKind) => string;
  };

/**
 * `messages` is the content of `_locales/<locale>/messages.json`; `timeZone` an IANA name where the
 * device's own is not wanted.
 */
export function createWords(messages: Messages, locale: string, timeZone?: string): Words {
  const text = createText(messages, locale);
  const times = createTimes(text.locale, timeZone);
  const sentences = createReasonSentences(text, times);
  return {
    ...text,
    ...times,
    ...createVerdictWords(text, times),
    rightToLeft: isRightToLeft(text.locale),
    // The reason picks the sentence for its own facts; the compiler cannot follow that through a union.
    evidenceSentence: ({ reason, facts }) =>
      (sentences[reason] as (facts: unknown) => string)(facts),
    skipReason: (reason) => text.text(SKIP[reason]),
    networkKind: (kind) => text.text(NETWORK[kind]),
    machineKind: (kind) => text.text(MACHINE[kind]),
    failure: (resolver, kind) =>
      text.text("failure_sentence", {
        resolver: resolverName(resolver),
        failure: { phrase: text.text(FAILURE[kind]) },
      }),
  };
}
