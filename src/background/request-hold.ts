import browser, { type WebRequest } from "webextension-polyfill";
import type { App } from "../app/app.ts";
import { TELLS_ROUTE } from "../platform/route.ts";

type Request = WebRequest.OnBeforeRequestDetailsType;

/** Where it is noted whether requests are held: it must be known before anything can be awaited. */
const NOTE = "holds-requests";

let listening: (() => void) | undefined;

/**
 * Hears of requests. Firefox alone lets an extension hold them; as that costs every page the start of a
 * sleeping background, it is done only in strict mode. `isBad`: whether a request must not leave.
 */
export function listenToRequests(
  pages: WebRequest.RequestFilter,
  onRequest: (request: Request) => void,
  isBad: (request: Request) => Promise<boolean>,
): void {
  const plain = (request: Request): undefined => {
    onRequest(request);
    return undefined;
  };
  const holding = async (request: Request): Promise<WebRequest.BlockingResponse> => {
    onRequest(request);
    // A check that fails lets the request go.
    return { cancel: await isBad(request).catch(() => false) };
  };
  const { onBeforeRequest } = browser.webRequest;
  listening = (): void => {
    onBeforeRequest.removeListener(plain);
    onBeforeRequest.removeListener(holding);
    if (isNoted()) onBeforeRequest.addListener(holding, pages, ["blocking"]);
    else onBeforeRequest.addListener(plain, pages);
  };
  listening();
}

/** The setting may be another by now. */
export async function heedHolding(app: App): Promise<void> {
  if (!TELLS_ROUTE) return;
  const { enabled, strict } = await app.getSettings();
  if (isNoted() === (enabled && strict)) return;
  localStorage.setItem(NOTE, enabled && strict ? "yes" : "");
  listening?.();
}

function isNoted(): boolean {
  return TELLS_ROUTE && localStorage.getItem(NOTE) === "yes";
}
