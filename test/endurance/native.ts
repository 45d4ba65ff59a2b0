import { call } from "./life.ts";
import { onStage } from "./stage.ts";

/** What the background needs of the browser to choose a language. */
export const native = {
  runtime: { getURL: (path: string) => `chrome-extension://fluxward/${path}` },
  i18n: { getUILanguage: () => "en" },
  storage: {
    local: {
      get: (keys: readonly string[]) => {
        const world = onStage();
        return call(world, "local.get", [keys], () =>
          Object.fromEntries(
            keys.flatMap((key) => {
              const text = world.disk.get(key);
              return text === undefined ? [] : [[key, JSON.parse(text) as unknown]];
            }),
          ),
        );
      },
    },
  },
};
