import type { BoundedProblem } from "../storage/settings-problems.ts";
import type { SettingKey } from "../storage/settings-model.ts";
import type { PlainKey } from "../ui/messages.ts";

/** Refusals that need no facts. */
export const PLAIN_REFUSALS = [
  /** The tab shows another page than the one that was chosen about. */
  "elsewhere",
  "private-mark",
  "private-always",
  /** What is kept on disk is not changed from a private window. */
  "private-disk",
  /** The organisation lets nobody past this warning. */
  "no-way-on",
  /** The organisation keeps the list of sites that are let through. */
  "list-kept",
  "warning-over",
  /** The first-run page was not answered. */
  "not-set-up",
  /** By the settings no site is remembered. */
  "nothing-remembered",
  /** A later version of Fluxward wrote what is kept. */
  "later-version",
  /** The browser could not write. */
  "not-written",
  /** No look has brought an answer about the site. */
  "no-answers",
  /** The background gave no answer at all. */
  "no-background",
] as const;

export type PlainRefusal = (typeof PLAIN_REFUSALS)[number];

/** A setting, with the key of the words that name it to people. */
type NamedSetting = { readonly field: SettingKey; readonly label: PlainKey };

/** Why something that a person wants is not done, as data; `src/ui/fault-text.ts` has the words. */
export type Refusal =
  | { readonly kind: PlainRefusal }
  /** An organisation has set it. Its name may be empty. */
  | {
      readonly kind: "locked";
      readonly setting: NamedSetting;
      readonly organisation: string;
    }
  /** A value cannot be used; `place` says where in the settings it stands. */
  | {
      readonly kind: "unusable";
      readonly setting: NamedSetting;
      readonly place: string;
      readonly problem: BoundedProblem;
    };

/** What was thrown: a refusal, or the fault of a program in whatever words it has. */
export type Fault = Refusal | { readonly kind: "unknown"; readonly text: string };

/** The way in which a refusal is thrown. Its message is for consoles. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(`Refused: ${JSON.stringify(refusal)}`, options);
    this.refusal = refusal;
  }
}

export function faultOf(thrown: unknown): Fault {
  if (thrown instanceof Refused) return thrown.refusal;
  return { kind: "unknown", text: thrown instanceof Error ? thrown.message : String(thrown) };
}
