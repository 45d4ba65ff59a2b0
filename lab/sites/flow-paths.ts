/** `?to=` an address: sends the browser on to it (302). */
export const HOP_PATH = "/hop";
/** A service worker that answers for every page of its site, without asking the server. */
export const WORKER_PATH = "/worker.js";

const WORKER = `
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  event.respondWith(new Response('<h1>From the worker</h1><input id="password" type="password">', {
    headers: { "content-type": "text/html" },
  }));
});`;

export type FlowReply = {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly location?: string;
};

/** What a site answers that is no page: redirects and its service worker. `url`: path and query. */
export function respondFlow(url: string): FlowReply | undefined {
  const { pathname, searchParams } = new URL(url, "https://site.invalid");
  if (pathname === WORKER_PATH) return { status: 200, type: "text/javascript", text: WORKER };
  const location = searchParams.get("to");
  if (pathname !== HOP_PATH || location === null) return undefined;
  return { status: 302, type: "text/plain", text: "", location };
}
