import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

/** A server of an organisation's own, on loopback, with a kit's files. */
export type UpdateServer = {
  /** With a `/` at its end. */
  readonly url: string;
  /** From now on these files are served. */
  readonly serve: (folder: string) => void;
  /** Names of the files that were asked for, oldest first. */
  readonly asked: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** As the kit's text says. */
const TYPES: Readonly<Record<string, string>> = {
  ".crx": "application/x-chrome-extension",
  ".xpi": "application/x-xpinstall",
  ".xml": "text/xml",
  ".json": "application/json",
};

export async function startUpdateServer(): Promise<UpdateServer> {
  let folder: string | undefined;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
    const type = TYPES[extname(name)];
    asked.push(name);
    try {
      if (folder === undefined || type === undefined || name.includes("/")) throw new Error(name);
      const content = readFileSync(join(folder, name));
      response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(content);
    } catch {
      response.writeHead(404).end(); // Told by its status, as of any server.
    }
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    serve: (next) => {
      folder = next;
    },
    asked: () => asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
}
