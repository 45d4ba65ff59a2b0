import type { PlainKey, PluralKey } from "../ui/messages.ts";
import type { Exception } from "./settings-model.ts";

/** The parts of the settings page, in its order. */
export const SECTIONS = ["protection", "resolvers", "privacy", "sites", "appearance"] as const;

export type SectionName = (typeof SECTIONS)[number];

type Basics = {
  readonly label: PlainKey;
  /** One plain sentence on what it does. */
  readonly help: PlainKey;
  /** Whether an organisation may take it out of the person's hands. */
  readonly lockable: boolean;
};
type Placed = Basics & {
  /** Where it stands on the page; undefined: it has no row, since it is nothing that a person chooses there. */
  readonly section: SectionName | undefined;
};

export type SwitchSpec = Placed & { readonly type: "switch"; readonly initial: boolean };
export type ChoiceOption<V extends string = string> = {
  readonly value: V;
  readonly help?: PlainKey;
} & (
  | { readonly label: PlainKey }
  /** A language, named in itself: the same in all languages. Its value is its BCP 47 tag. */
  | { readonly ownName: string }
);
export type ChoiceSpec<V extends string = string> = Placed & {
  readonly type: "choice";
  readonly initial: V;
  readonly choices: readonly ChoiceOption<V>[];
};
/** A whole number. */
export type NumberSpec = Placed & {
  readonly type: "number";
  readonly initial: number;
  readonly least: number;
  readonly most: number;
  readonly unit: PluralKey;
};
export type ListSpec<Type extends string, Item> = Placed & {
  readonly type: Type;
  readonly initial: readonly Item[];
  readonly least: number;
  readonly most: number;
};
export type TextSpec = Placed & {
  readonly type: "text" | "support-url";
  readonly initial: string;
  /** Characters. */
  readonly longest: number;
};

export type SettingSpec =
  | SwitchSpec
  | ChoiceSpec
  | NumberSpec
  | ListSpec<"resolvers", string>
  | ListSpec<"exceptions", Exception>
  | ListSpec<"sites", string>
  | ListSpec<"domains", string>
  | TextSpec;
