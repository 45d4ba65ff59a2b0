import type { GuardMessage } from "../messages/guard.ts";
import type { Envelope } from "../messages/protocol.ts";

/** A line to the background that lasts; its end tells that one side is gone. */
export type Line = {
  readonly postMessage: (message: unknown) => void;
  readonly disconnect: () => void;
  /** Tells that the other side is gone: it rests, or there is no extension any more. */
  readonly onDisconnect: { readonly addListener: (listener: () => void) => void };
};

/** The few calls that a content script makes. Both browser families offer them as `chrome`. */
type ExtensionApi = {
  readonly runtime?: {
    /** Gone once the extension was reloaded, updated or switched off: the script is an orphan. */
    readonly id?: string;
    readonly onMessage: {
      readonly addListener: (
        listener: (message: GuardMessage | object, sender: { readonly id?: string }) => void,
      ) => void;
    };
    readonly sendMessage: (message: Envelope) => Promise<unknown>;
    readonly connect: (options: { readonly name: string }) => Line;
  };
  /** Chromium's way into closed shadow trees. */
  readonly dom?: { readonly openOrClosedShadowRoot: (element: HTMLElement) => ShadowRoot | null };
};

declare const chrome: ExtensionApi;

/**
 * `chrome` and not `browser`: Chromium leaves `browser` undefined in older versions, and then a
 * page element of that id would answer to the name, even in a content script.
 */
export const extension: ExtensionApi = chrome;

/** Whether the extension that this script belongs to is still there. */
export function isAlive(): boolean {
  return extension.runtime?.id !== undefined;
}
