import type { Messages } from "../../src/ui/messages.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const ARABIC = "ابثدهفغحيجكلمنوپقرستعخطظشز";

/**
 * The English messages in letters that run from right to left: meaningless, but they turn the
 * layout around and show every text that does not come from the language file.
 */
export function rightToLeftMessages(messages: Messages): Messages {
  return changed(messages, (text) =>
    [...text.toLowerCase()].map((letter) => ARABIC[LETTERS.indexOf(letter)] ?? letter).join(""),
  );
}

/** The English messages a third longer, as German and Finnish are. */
export function longMessages(messages: Messages): Messages {
  return changed(messages, (text) => text.replace(/[aeiou]/g, "$&$&"));
}

function changed(messages: Messages, change: (text: string) => string): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, { message, ...rest }]) => [
      key,
      {
        ...rest,
        message: message
          .split(/(\$\w+\$)/)
          .map((part, index) => (index % 2 === 0 ? change(part) : part))
          .join(""),
      },
    ]),
  );
}
