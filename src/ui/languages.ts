/** The languages of `_locales/`, whole ones: a test holds them to it. English is what all others fall back on. */
export const LANGUAGES = ["en", "de", "ar"] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language to speak where `wanted` (BCP 47, such as `de-AT`) is asked for. */
export function languageFor(wanted: string): Language {
  const [language = ""] = wanted.toLowerCase().split(/[-_]/);
  return LANGUAGES.find((one) => one === language) ?? "en";
}
