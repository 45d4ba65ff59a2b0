import { readAppearance, type Appearance } from "../storage/appearance.ts";
import { POLICY_KEY } from "../storage/policy-key.ts";
import { SETTINGS_KEY } from "../storage/settings-key.ts";
import { languageFor, messagesFile } from "../ui/languages.ts";
import type { Messages } from "../ui/messages.ts";
import { native } from "./native.ts";

/** In which language words are made, and from what. */
export type Wording = {
  readonly locale: string;
  /** Undefined: in English, which whoever makes words brings along. */
  readonly messages: Messages | undefined;
};

/** How the person wants pages to look and speak. */
async function loadAppearance(): Promise<Appearance> {
  const kept = await native.storage.local.get([SETTINGS_KEY, POLICY_KEY]);
  return readAppearance(kept[SETTINGS_KEY], kept[POLICY_KEY]);
}

/** For the language that was chosen, or the browser's own; English where that one is not spoken here. */
export async function loadWording(chosen: Appearance["language"]): Promise<Wording> {
  const own = native.i18n.getUILanguage();
  const language = chosen === "auto" ? languageFor(own) : chosen;
  // `de-AT` keeps its numbers and dates, and gets German words; `pt-PT`, which gets Brazil's words, gets its numbers with them.
  const locale = own.toLowerCase().split(/[-_]/)[0] === language ? own : language;
  if (language === "en") return { locale, messages: undefined };
  try {
    const file = native.runtime.getURL(messagesFile(language));
    return { locale, messages: (await (await fetch(file)).json()) as Messages };
  } catch (error: unknown) {
    console.warn("Fluxward: the words of this language could not be read.", error);
    return { locale: "en", messages: undefined };
  }
}

/** All that a page needs of what the person chose before it can draw. */
export type PageWording = Wording & Pick<Appearance, "theme">;

export async function loadPageWording(): Promise<PageWording> {
  const { language, theme } = await loadAppearance();
  return { ...(await loadWording(language)), theme };
}
