import type { Appearance } from "../storage/appearance.ts";
import type { Words } from "../ui/words.ts";
import { wordsFrom } from "./load-words.ts";
import { loadAppearance, loadWording } from "./wording.ts";

/** The words in the language that is chosen at that moment, read once a language, and not before somebody needs them. */
export function createSpokenWords(): () => Promise<Words> {
  const loaded = new Map<Appearance["language"], Promise<Words>>();
  return async () => {
    const { language } = await loadAppearance();
    const known = loaded.get(language);
    if (known !== undefined) return known;
    const words = loadWording(language).then(wordsFrom);
    loaded.set(language, words);
    return words;
  };
}
