import type { Plugin } from "vite";

type Contents = Readonly<Record<string, { readonly content: string }>>;
type Message = { readonly message: string; readonly placeholders?: Contents };
type Messages = Readonly<Record<string, Message>>;

/**
 * Takes out of the messages what only translators read: out of the English ones that are bundled, since each page that
 * opens, and each worker that wakes, would have to read it, and out of each language's file in the package.
 */
export function slimMessages(): Plugin {
  return {
    name: "fluxward:slim-messages",
    apply: "build",
    enforce: "pre",
    transform: {
      filter: { id: /_locales\/en\/messages\.json$/ },
      handler(code) {
        return JSON.stringify(slimmed(JSON.parse(code) as Messages));
      },
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== "asset" || !/^_locales\/\w+\/messages\.json$/.test(file.fileName)) continue;
          const text =
            typeof file.source === "string" ? file.source : new TextDecoder().decode(file.source);
          file.source = JSON.stringify(slimmedForBrowsers(JSON.parse(text) as Messages));
        }
      },
    },
  };
}

/** Each message's text alone: which placeholders there are, the text says itself. */
export function slimmed(messages: Messages): Record<string, Message> {
  return Object.fromEntries(
    Object.entries(messages).map(([key, { message }]) => [key, { message }]),
  );
}

/** The same with the placeholders, without their examples: Chromium loads no extension that leaves one undeclared. */
export function slimmedForBrowsers(messages: Messages): Record<string, Message> {
  return Object.fromEntries(
    Object.entries(messages).map(([key, { message, placeholders }]) => [
      key,
      placeholders === undefined ? { message } : { message, placeholders: contents(placeholders) },
    ]),
  );
}

function contents(placeholders: Contents): Contents {
  return Object.fromEntries(
    Object.entries(placeholders).map(([name, { content }]) => [name, { content }]),
  );
}
