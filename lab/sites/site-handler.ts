import type { WebHandler, WebRequest, WebResponse } from "../server/web-server.ts";
import { ATTACHMENT_PATH, HOSTILE_PATH, renderHostile } from "./hostile/all-pages.ts";
import { respondFlow } from "./flow-paths.ts";
import { PROBE_PAGE, PROBE_PATH } from "./probe.ts";
import { renderPage, type SiteKind } from "./pages.ts";
import { DOWNLOAD_PATH, KEPT_PATH, SEEN_PATH, type SiteLog } from "./site-log.ts";
import { serveWeight, WEIGHT_PATH } from "./weights.ts";

export type SiteOptions = {
  readonly secure: boolean;
  /** What a host shows; undefined: the lab has no such site. */
  readonly kindOf: (host: string) => SiteKind | undefined;
  readonly log: SiteLog;
  /** ms since the epoch. */
  readonly now: () => number;
};

const MOST_BODY_BYTES = 64 * 1024;

/** One handler for all sites of the lab: the host header says which. */
export function createSiteHandler(options: SiteOptions): WebHandler {
  return (request, response, address) => {
    // A browser that leaves mid-request is what these tests are about, no fault.
    serve(options, request, response, address).catch(() => response.destroy());
  };
}

async function serve(
  options: SiteOptions,
  request: WebRequest,
  response: WebResponse,
  address: string,
): Promise<void> {
  const authority = request.headers[":authority"] ?? request.headers.host ?? "";
  const host = String(authority).replace(/:\d+$/, "").toLowerCase();
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const method = request.method ?? "";
  const at = options.now();
  const body = await readText(request);
  options.log.add({ at, host, address, secure: options.secure, method, path, body });
  const kind = options.kindOf(host);
  const flow = kind === undefined ? undefined : respondFlow(request.url ?? "/");
  const { status, type, text } = flow ?? respond(kind, method, path, host);
  response.writeHead(status, {
    "content-type": type,
    ...(flow?.location === undefined ? {} : { location: flow.location }),
    // What is kept lets the browser show a page again as it was left.
    "cache-control": path === KEPT_PATH || path.startsWith(HOSTILE_PATH) ? "no-cache" : "no-store",
    ...(path === ATTACHMENT_PATH
      ? { "content-disposition": "attachment; filename=update.zip" }
      : {}),
  });
  response.end(text);
}

type Reply = {
  readonly status: number;
  readonly type: string;
  readonly text: string | Uint8Array;
};

function respond(kind: SiteKind | undefined, method: string, path: string, host: string): Reply {
  const plain = (status: number, text: string): Reply => ({ status, type: "text/plain", text });
  if (kind === undefined) return plain(404, "no such site\n");
  if (path === "/favicon.ico") return plain(404, "no icon\n");
  // An archive with nothing in it.
  const archive = "PK\u0005\u0006".padEnd(22, "\0");
  if (path.startsWith(SEEN_PATH)) return plain(204, "");
  if (path === ATTACHMENT_PATH) return { status: 200, type: "application/zip", text: archive };
  if (path === DOWNLOAD_PATH) return { status: 200, type: "application/zip", text: archive };
  if (method === "POST") return plain(200, "thank you\n");
  if (path.startsWith(WEIGHT_PATH)) {
    const served = serveWeight(path);
    if (served === undefined) return plain(404, "no such part\n");
    return { status: 200, type: served.type, text: served.body };
  }
  const page = pageAt(path) ?? (path.startsWith(HOSTILE_PATH) ? undefined : renderPage(kind, host));
  if (page === undefined) return plain(404, "no such page\n");
  return { status: 200, type: "text/html; charset=utf-8", text: page };
}

/** Pages that every site has, whatever it shows. */
function pageAt(path: string): string | undefined {
  if (path === PROBE_PATH) return PROBE_PAGE;
  return path.startsWith(HOSTILE_PATH) ? renderHostile(path) : undefined;
}

async function readText(request: WebRequest): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_BODY_BYTES) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}
