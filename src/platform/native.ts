/** The few calls that a page makes before anything else of it is loaded. */
type NativeApi = {
  readonly runtime: {
    readonly sendMessage: (message: unknown) => Promise<unknown>;
    readonly getURL: (path: string) => string;
  };
  readonly i18n: { readonly getUILanguage: () => string };
  readonly storage: {
    readonly local: {
      readonly get: (
        keys: string | readonly string[],
      ) => Promise<Readonly<Record<string, unknown>>>;
    };
  };
  readonly tabs: {
    readonly query: (which: {
      readonly active: true;
      readonly currentWindow: true;
    }) => Promise<readonly { readonly id?: number }[]>;
  };
};

declare const chrome: NativeApi;

/**
 * The browser's own interface. Under this name both families answer with promises (manifest version 3), so the package
 * that makes them alike elsewhere, which takes longer to load than these calls take, need not be there yet.
 */
export const native: NativeApi = chrome;
