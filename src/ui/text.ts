import { once } from "./once.ts";
import type {
  MessageKey,
  Messages,
  Phrase,
  PluralKey,
  PluralValues,
  Rest,
  Value,
  Values,
} from "./messages.ts";
import { isolated } from "./plain-text.ts";

/** Looks messages up and fills them in, in one language. */
export type Text = {
  /** BCP 47 tag. */
  readonly locale: string;
  /** A message with its placeholders filled. */
  readonly text: <K extends MessageKey>(key: K, ...rest: Rest<Values<K>>) => string;
  /** A message in the plural form that `count` needs; `count` fills the placeholder `number`. */
  readonly plural: <B extends PluralKey>(
    base: B,
    count: number,
    ...rest: Rest<PluralValues<B>>
  ) => string;
  /** A plural message as part of another sentence. */
  readonly count: <B extends PluralKey>(
    base: B,
    count: number,
    ...rest: Rest<PluralValues<B>>
  ) => Phrase;
  /** What stands between two sentences: a space, or nothing in Japanese and Chinese, whose full stop brings its own. */
  readonly gap: " " | "";
  readonly number: (value: number) => string;
  /** "+4.5", "−2", "0". */
  readonly signed: (value: number) => string;
};

const PLACEHOLDER = /\$(\w+)\$/g;

/**
 * `messages` is a whole `_locales` file, `locale` its language (`de`, `pt_BR` or `pt-BR`).
 * The functions throw where a message is missing: a test finds that before anybody else does.
 */
export function createText(messages: Messages, locale: string): Text {
  const tag = locale.replaceAll("_", "-");
  const numberFormat = (options: Intl.NumberFormatOptions): (() => Intl.NumberFormat) =>
    once(() => new Intl.NumberFormat(tag, { maximumFractionDigits: 1, ...options }));
  const numbers = numberFormat({});
  const signs = numberFormat({ signDisplay: "exceptZero" });
  const rules = once(() => new Intl.PluralRules(tag));

  function shown(value: Value): string {
    if (typeof value === "number") return withMinus(numbers().format(value));
    return typeof value === "string" ? isolated(value, tag) : value.phrase;
  }

  function fill(key: string, values: Readonly<Record<string, Value>>): string {
    const message = messages[key]?.message;
    if (message === undefined)
      throw new Error(`The language file "${locale}" has no message "${key}".`);
    return message.replace(PLACEHOLDER, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return value === undefined ? whole : shown(value);
    });
  }

  function plural(
    base: string,
    count: number,
    values: Readonly<Record<string, Value>> = {},
  ): string {
    const wanted = `${base}_${rules().select(count)}`;
    const key = messages[wanted] === undefined ? `${base}_other` : wanted;
    return fill(key, { ...values, number: count });
  }

  return {
    locale: tag,
    gap: /^(?:ja|zh)\b/i.test(tag) ? "" : " ",
    text: (key, ...[values]) => fill(key, values ?? {}),
    plural: (base, count, ...[values]) => plural(base, count, values),
    count: (base, count, ...[values]) => ({ phrase: plural(base, count, values) }),
    number: (value) => withMinus(numbers().format(value)),
    signed: (value) => withMinus(signs().format(value)),
  };
}

/** With a minus as wide as a plus; `Intl` writes a hyphen, which is narrower and looks like one. */
function withMinus(number: string): string {
  return number.replace("-", "\u2212");
}
