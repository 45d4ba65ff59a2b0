import browser from "webextension-polyfill";
import english from "../../_locales/en/messages.json";
import { languageFor } from "../ui/languages.ts";
import type { Messages } from "../ui/messages.ts";
import { createWords, type Words } from "../ui/words.ts";

/** The words in the browser's own language; in English where that one is not spoken here. */
export async function loadWords(): Promise<Words> {
  const wanted = browser.i18n.getUILanguage();
  const language = languageFor(wanted);
  // `de-AT` keeps its numbers and dates, and gets German words.
  const locale = wanted.toLowerCase().startsWith(language) ? wanted : language;
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

/** The words for a page, whose language and direction are set to theirs. */
export async function loadPageWords(document: Document): Promise<Words> {
  const words = await loadWords();
  document.documentElement.lang = words.locale;
  document.documentElement.dir = words.rightToLeft ? "rtl" : "ltr";
  return words;
}
