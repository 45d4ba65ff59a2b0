/**
 * Characters that draw nothing, break lines, or turn the direction of the text around them
 * (Unicode categories Cc, Cf, Zl, Zp and lone surrogates). Hostile names may carry them.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Longest foreign text shown in a sentence: a DNS name has at most 253 characters (RFC 1035 section 2.3.4). */
const LONGEST = 260;

/** Text that others wrote (host, reverse, operator names), made fit to stand in a sentence. */
export function plainText(text: string): string {
  const printable = text.replace(UNPRINTABLE, "\u{FFFD}");
  return printable.length > LONGEST ? `${printable.slice(0, LONGEST)}…` : printable;
}

/**
 * The same, shut off from the direction of the sentence around it by FIRST STRONG ISOLATE and POP
 * DIRECTIONAL ISOLATE (Unicode Standard Annex 9) where one of the two runs from right to left.
 */
export function isolated(text: string, locale: string): string {
  const plain = plainText(text);
  return isRightToLeft(locale) || RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

const RIGHT_TO_LEFT_LANGUAGES = [
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ps",
  "sd",
  "ug",
  "ur",
  "yi",
];

/** Whether a language is written from right to left. */
export function isRightToLeft(locale: string): boolean {
  const { language, script } = new Intl.Locale(locale.replaceAll("_", "-"));
  if (script !== undefined) return ["Arab", "Hebr", "Syrc", "Thaa"].includes(script);
  return RIGHT_TO_LEFT_LANGUAGES.includes(language);
}
