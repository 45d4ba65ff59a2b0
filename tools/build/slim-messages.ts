import type { Plugin } from "vite";

type Message = { readonly message: string };

/**
 * Takes out of the English messages that are bundled what only translators read: each page that opens, and each worker
 * that wakes, would have to read it.
 */
export function slimMessages(): Plugin {
  return {
    name: "fluxward:slim-messages",
    apply: "build",
    enforce: "pre",
    transform: {
      filter: { id: /_locales\/en\/messages\.json$/ },
      handler(code) {
        return JSON.stringify(slimmed(JSON.parse(code) as Record<string, Message>));
      },
    },
  };
}

/** Each message's text alone: which placeholders there are, the text says itself. */
export function slimmed(messages: Readonly<Record<string, Message>>): Record<string, Message> {
  return Object.fromEntries(
    Object.entries(messages).map(([key, { message }]) => [key, { message }]),
  );
}
