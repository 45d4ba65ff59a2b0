import browser, { type WebRequest } from "webextension-polyfill";
import { TELLS_ROUTE } from "./route.ts";

/** Stops what a guarded tab is about to save, in Firefox, whose request rules know no headers of answers. */
export type AttachmentFilter = {
  readonly watch: (tabId: number) => void;
  readonly forget: (tabId: number) => void;
  /** Watches these tabs and no others. */
  readonly only: (tabIds: ReadonlySet<number>) => void;
};

const FILTER: WebRequest.RequestFilter = {
  urls: ["http://*/*", "https://*/*"],
  types: ["main_frame", "sub_frame", "other"],
};

/**
 * The listener is there only while a tab is guarded, so that no other page ever waits for it. A worker
 * that starts anew is told which tabs those are; until then, a few milliseconds, an attachment passes.
 */
export function createAttachmentFilter(): AttachmentFilter {
  const watched = new Set<number>();
  const onHeaders = ({
    tabId,
    responseHeaders = [],
  }: WebRequest.OnHeadersReceivedDetailsType): WebRequest.BlockingResponse =>
    watched.has(tabId) && responseHeaders.some(isAttachment) ? { cancel: true } : {};
  const { onHeadersReceived } = browser.webRequest;
  const listen = (): void => {
    if (!TELLS_ROUTE) return;
    if (watched.size === 0) onHeadersReceived.removeListener(onHeaders);
    else if (!onHeadersReceived.hasListener(onHeaders)) {
      onHeadersReceived.addListener(onHeaders, FILTER, ["blocking", "responseHeaders"]);
    }
  };
  return {
    watch: (tabId) => {
      watched.add(tabId);
      listen();
    },
    forget: (tabId) => {
      watched.delete(tabId);
      listen();
    },
    only: (tabIds) => {
      watched.clear();
      for (const tabId of tabIds) watched.add(tabId);
      listen();
    },
  };
}

/** RFC 6266: the type comes first, in any case. */
function isAttachment({ name, value = "" }: WebRequest.HttpHeadersItemType): boolean {
  return name.toLowerCase() === "content-disposition" && /^\s*attachment\b/i.test(value);
}
