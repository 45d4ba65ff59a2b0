import english from "../../_locales/en/messages.json";
import { createWords, type Words } from "./words.ts";

/** The words for a surface, in the best language at hand; sets the page's language and direction. */
export function loadWords(document: Document): Words {
  const words = createWords(english, "en");
  document.documentElement.lang = words.locale;
  document.documentElement.dir = words.rightToLeft ? "rtl" : "ltr";
  return words;
}
