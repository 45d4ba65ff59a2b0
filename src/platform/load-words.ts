import english from "../../_locales/en/messages.json";
import { createWords, type Words } from "../ui/words.ts";
import { loadPageWording, type PageWording, type Wording } from "./wording.ts";

/** English stands in for what a language does not say. */
export function wordsFrom({ locale, messages }: Wording): Words {
  return createWords({ ...english, ...messages }, locale);
}

/** The words for a page, whose language, direction and colours are set as the person wants them. */
export async function loadPageWords(
  document: Document,
  asked: Promise<PageWording> = loadPageWording(),
): Promise<Words> {
  const wording = await asked;
  document.documentElement.dataset["theme"] = wording.theme;
  const words = wordsFrom(wording);
  document.documentElement.lang = words.locale;
  document.documentElement.dir = words.rightToLeft ? "rtl" : "ltr";
  return words;
}
