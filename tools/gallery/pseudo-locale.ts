import type { Messages } from "../../src/ui/messages.ts";

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = "áƀçðéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĻḾÑÓÞɊŔŠŢÚṼŴẊÝŽ";
/** What a translation may be longer by: German and Finnish need about a third more. */
const LONGER = 1 / 3;

export const OPENING = "[";
export const CLOSING = "]";

/**
 * A language that nobody speaks, made of the English messages: a third longer, its letters
 * accented, each message in brackets. What stands without them does not come from the language
 * file; what lacks its closing one is cut off.
 */
export function pseudoMessages(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, { message, ...rest }]) => [
      key,
      { ...rest, message: `${OPENING}${accented(message)}${filling(message)}${CLOSING}` },
    ]),
  );
}

/** Placeholders stay as they are. */
function accented(message: string): string {
  return message
    .split(/(\$\w+\$)/)
    .map((part, index) => (index % 2 === 0 ? part.replace(/[a-z]/gi, withAccent) : part))
    .join("");
}

function withAccent(letter: string): string {
  return ACCENTED.charAt(PLAIN.indexOf(letter));
}

function filling(message: string): string {
  return " ~~~".repeat(Math.ceil((message.length * LONGER) / 4));
}
