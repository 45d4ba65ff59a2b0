import { HOSTILE_PATH } from "./hostile/all-pages.ts";
import { TYPED_PATH } from "./site-log.ts";

/** `?to=` an address: sends the browser on to it (302). */
export const HOP_PATH = "/hop";
/**
 * A service worker that answers for every page of its site, without asking the server. So many ms after it was told a
 * number, it looks for a newer version of itself.
 */
export const WORKER_PATH = "/worker.js";

const WORKER = `
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  event.respondWith(new Response('<h1>From the worker</h1><input id="password" type="password">', {
    headers: { "content-type": "text/html" },
  }));
});
addEventListener("message", (event) => event.waitUntil(
  new Promise((done) => setTimeout(done, event.data)).then(() => registration.update()).catch(() => 0)));`;

/**
 * A service worker that keeps its site's spying sign-in page and shows that at every address, without asking the
 * server. All else goes through it. What it is told it sends: once, and answers "sent" or "stopped"; where it is given no
 * way to answer, every 10 ms for a while, whoever is still there.
 */
export const KEEPING_WORKER_PATH = "/keeping-worker.js";

/** How long (ms) that goes on. */
const SENDING_MS = 1_000;

const KEEPING_WORKER = `
const PAGE = "${HOSTILE_PATH}plain";
addEventListener("install", (event) => event.waitUntil(
  caches.open("pages").then((cache) => cache.add(PAGE)).then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { mode, method } = event.request;
  event.respondWith(mode === "navigate" && method === "GET" ? caches.match(PAGE) : fetch(event.request));
});
const send = (body) => fetch("${TYPED_PATH}", { method: "POST", body }).then(() => "sent", () => "stopped");
addEventListener("message", (event) => {
  const { data, ports: [answer] } = event;
  if (answer !== undefined) {
    send(data).then((outcome) => answer.postMessage(outcome));
    return;
  }
  const sending = setInterval(send, 10, data);
  event.waitUntil(new Promise((done) => setTimeout(done, ${String(SENDING_MS)})).then(() => clearInterval(sending)));
});`;

const WORKERS: Readonly<Record<string, string>> = {
  [WORKER_PATH]: WORKER,
  [KEEPING_WORKER_PATH]: KEEPING_WORKER,
};

export type FlowReply = {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly location?: string;
};

/** What a site answers that is no page: redirects and its service worker. `url`: path and query. */
export function respondFlow(url: string): FlowReply | undefined {
  const { pathname, searchParams } = new URL(url, "https://site.invalid");
  const worker = WORKERS[pathname];
  if (worker !== undefined) return { status: 200, type: "text/javascript", text: worker };
  const location = searchParams.get("to");
  if (pathname !== HOP_PATH || location === null) return undefined;
  return { status: 302, type: "text/plain", text: "", location };
}
