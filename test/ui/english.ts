import english from "../../_locales/en/messages.json" with { type: "json" };
import { createWords, type Words } from "../../src/ui/words.ts";

/** The English words with times in UTC. */
export const ENGLISH: Words = createWords(english, "en", "UTC");
