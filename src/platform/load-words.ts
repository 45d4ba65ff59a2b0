import browser from "webextension-polyfill";
import english from "../../_locales/en/messages.json";
import { readAppearance, type Appearance } from "../storage/appearance.ts";
import { SETTINGS_KEY } from "../storage/settings-key.ts";
import { languageFor } from "../ui/languages.ts";
import type { Messages } from "../ui/messages.ts";
import { createWords, type Words } from "../ui/words.ts";

/** How the person wants pages to look and speak. */
export async function loadAppearance(): Promise<Appearance> {
  return readAppearance((await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY]);
}

/** The words in the language that was chosen, or the browser's own; in English where that one is not spoken here. */
export async function loadWords(chosen: Appearance["language"]): Promise<Words> {
  const own = browser.i18n.getUILanguage();
  const language = chosen === "auto" ? languageFor(own) : chosen;
  // `de-AT` keeps its numbers and dates, and gets German words.
  const locale = own.toLowerCase().split(/[-_]/)[0] === language ? own : language;
  if (language === "en") return createWords(english, locale);
  try {
    const file = browser.runtime.getURL(`_locales/${language}/messages.json`);
    const messages = (await (await fetch(file)).json()) as Messages;
    return createWords({ ...english, ...messages }, locale);
  } catch (error: unknown) {
    console.warn("Fluxward: the words of this language could not be read.", error);
    return createWords(english, "en");
  }
}

/** The words for a page, whose language, direction and colours are set as the person wants them. */
export async function loadPageWords(document: Document): Promise<Words> {
  const { language, theme } = await loadAppearance();
  document.documentElement.dataset["theme"] = theme;
  const words = await loadWords(language);
  document.documentElement.lang = words.locale;
  document.documentElement.dir = words.rightToLeft ? "rtl" : "ltr";
  return words;
}
