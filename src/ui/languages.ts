/**
 * The languages of `_locales/`, whole ones: BCP 47 tags, each with its name in itself, in the order in which a person
 * chooses. A test holds them to the folders.
 */
export const LANGUAGE_NAMES = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  it: "Italiano",
  pl: "Polski",
  "pt-BR": "Português (Brasil)",
  tr: "Türkçe",
  ru: "Русский",
  uk: "Українська",
  ja: "日本語",
  "zh-CN": "简体中文",
  ar: "العربية",
} as const;

export type Language = keyof typeof LANGUAGE_NAMES;

export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as readonly Language[];

/**
 * The language to speak where `wanted` (BCP 47, such as `de-AT`) is asked for: `pt-PT` is better served by Brazil's
 * Portuguese than by English, which is for all that are not spoken at all, or not in these letters: browsers give English
 * to `zh-TW` too where a package has but `zh_CN`.
 */
export function languageFor(wanted: string): Language {
  const spoken = LANGUAGES.find((one) => primary(one) === primary(wanted));
  // Not asked of the browser in vain: it takes it milliseconds.
  if (spoken === undefined || spoken === "en") return "en";
  return scriptOf(spoken) === scriptOf(wanted) ? spoken : "en";
}

/** Where browsers look for a language (`pt_BR` for `pt-BR`), from the top of the package. */
export function messagesFile(language: Language): string {
  return `_locales/${language.replace("-", "_")}/messages.json`;
}

/** The letters it is written in (ISO 15924): those of the tag, or the usual ones of the language there. */
function scriptOf(tag: string): string | undefined {
  return new Intl.Locale(tag.replaceAll("_", "-")).maximize().script;
}

/** The language alone, of a tag that may name a script or a region too. */
function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? "";
}
