/** What a `_locales/<language>/messages.json` file holds (the format of `browser.i18n`). */
export type Messages = Readonly<Record<string, Message>>;

export type Message = {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
};

type English = typeof import("../../_locales/en/messages.json");

/** The keys of the English file, which is complete; a test holds the others to it. */
export type MessageKey = keyof English;

/** Keys of messages that exist per plural form: `count_looks` for `count_looks_one`, `_other`. */
export type PluralKey = MessageKey extends infer K
  ? K extends `${infer Base}_other`
    ? Base
    : never
  : never;

/** A text already worded here, which may be put into another sentence unchanged. */
export type Phrase = { readonly phrase: string };

/** What may stand in a placeholder: foreign text (cleaned, isolated), a number, or a phrase. */
export type Value = string | number | Phrase;

type Names<K extends MessageKey> = English[K] extends { placeholders: infer P } ? keyof P : never;

/** The placeholders that a message names, each with its value. */
export type Values<K extends MessageKey> = Readonly<Record<Names<K>, Value>>;

/** The placeholders of a plural message other than `number`, which is the count itself. */
export type PluralValues<B extends PluralKey> = Readonly<
  Record<Exclude<Names<`${B}_other` & MessageKey>, "number">, Value>
>;

/** Keys of messages that stand by themselves: without placeholders. */
export type PlainKey = {
  [K in MessageKey]: [Names<K>] extends [never] ? K : never;
}[MessageKey];

/** The arguments after the key: none where the message has no placeholders. */
export type Rest<V> = [keyof V] extends [never] ? [] : [values: V];
