import { createServer, type Server } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { build } from "vite";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

const PAGES = ["popup", "warning", "checking", "options", "history", "welcome"];

/** Builds the gallery's pages into a folder, with the same bundler as the extension. */
export async function buildGallery(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "warn",
    root: "tools/gallery",
    base: "./",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: false,
      target: "chrome120",
      rolldownOptions: { input: PAGES.map((page) => `tools/gallery/${page}.html`) },
    },
  });
}

/** Serves a folder on a free port of the loopback. */
export async function serveFolder(folder: string): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    readFile(join(folder, path)).then(
      (body) =>
        response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The gallery has no port.");
  return { server, url: `http://127.0.0.1:${String(address.port)}` };
}
