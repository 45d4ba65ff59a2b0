import { readAppearance, type Appearance } from "../storage/appearance.ts";
import type { Area } from "../storage/area.ts";
import { POLICY_KEY } from "../storage/policy-key.ts";
import { SETTINGS_KEY } from "../storage/settings-key.ts";
import type { Words } from "../ui/words.ts";
import { wordsFrom } from "./load-words.ts";
import { loadWording } from "./wording.ts";

/** The words in the language that `local` says at that moment, read once a language, and not before somebody needs them. */
export function createSpokenWords(local: Pick<Area, "get">): () => Promise<Words> {
  const loaded = new Map<Appearance["language"], Promise<Words>>();
  return async () => {
    const kept = await local.get([SETTINGS_KEY, POLICY_KEY]);
    const { language } = readAppearance(kept[SETTINGS_KEY], kept[POLICY_KEY]);
    const known = loaded.get(language);
    if (known !== undefined) return known;
    const words = loadWording(language).then(wordsFrom);
    loaded.set(language, words);
    return words;
  };
}
