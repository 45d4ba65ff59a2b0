import { KEEPING_WORKER_PATH } from "../../../lab/sites/flow-paths.ts";
import { TYPED_PATH } from "../../../lab/sites/site-log.ts";

/*
 * What a page of the lab does with its site's own service worker, as expressions that are asked in the page; each
 * is a promise.
 */

/** From then on the site's pages come from its worker, and all that they ask for goes through it. */
export const INSTALL_WORKER = `navigator.serviceWorker.register("${KEEPING_WORKER_PATH}")
  .then(() => navigator.serviceWorker.ready).then(() => "ready")`;

/** "sent" or "stopped". */
export const PAGE_SENDS = `fetch("${TYPED_PATH}", { method: "POST", body: "by the page" })
  .then(() => "sent", () => "stopped")`;

/** The same, of what the worker sends by itself. */
export const WORKER_SENDS = `new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => done(data);
  navigator.serviceWorker.controller.postMessage("by the worker", [port2]);
})`;

/** The page sends as it goes, takes its time to go, and has workers that send meanwhile and afterwards. */
export const LAST_WORDS = `new Promise((done) => {
  // Not the worker of any page.
  navigator.serviceWorker.register("${KEEPING_WORKER_PATH}", { scope: "/nowhere/" })
    .then(async ({ installing, active }) => {
      const worker = installing ?? active;
      while (worker.state !== "activated") await new Promise((next) => { worker.onstatechange = next; });
      worker.postMessage("service worker");
      setTimeout(done, 200, "ready");
    });
  const send = 'fetch("' + location.origin + '${TYPED_PATH}", { method: "POST", body: "worker" }).catch(() => 0)';
  const code = new Blob(["setInterval(() => " + send + ", 5)"], { type: "text/javascript" });
  new Worker(URL.createObjectURL(code));
  for (const type of ["visibilitychange", "pagehide", "unload"]) addEventListener(type, () => {
    navigator.sendBeacon("${TYPED_PATH}", type);
    const end = performance.now() + 200;
    while (performance.now() < end) {
      fetch("${TYPED_PATH}", { method: "POST", body: type, keepalive: true }).catch(() => 0);
      for (const next = performance.now() + 5; performance.now() < next; );
    }
  });
})`;
