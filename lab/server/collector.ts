import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the collector takes requests. `holds`: it has the events, and does not answer yet. */
export type CollectorMood =
  | "ok"
  | "holds"
  | "garbage"
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

export type CollectorRequest = {
  /** ms since the epoch. */
  readonly at: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Whether the collector took what was in it. */
  readonly taken: boolean;
};

/** A collector of events on loopback: a plain web server, as a browser meets it. */
export type Collector = {
  mood: CollectorMood;
  /** To the end of its port. */
  readonly url: string;
  /** Oldest first. */
  readonly requests: readonly CollectorRequest[];
  readonly close: () => Promise<void>;
};

/** Longest body that it reads, bytes. */
const MOST_BODY = 8_000_000;

export async function startCollector(port = 0): Promise<Collector> {
  const requests: CollectorRequest[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on("data", (part: Buffer) => {
      size += part.length;
      if (size > MOST_BODY) request.destroy();
      else parts.push(part);
    });
    request.on("end", () => {
      const { mood } = collector;
      requests.push({
        at: Date.now(),
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(parts).toString("utf8"),
        taken: mood === "ok" || mood === "holds",
      });
      answer(response, mood);
    });
  });
  await new Promise<void>((done) => {
    server.listen(port, "127.0.0.1", done);
  });
  const collector: Collector = {
    mood: "ok",
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
  return collector;
}

function answer(response: ServerResponse, mood: CollectorMood): void {
  if (mood === "holds") return;
  const json = { "content-type": "application/json" };
  if (mood === "ok") response.writeHead(200, json).end('{"partialSuccess":{}}');
  else if (mood === "garbage") response.writeHead(200, json).end("\u0000 <no JSON>");
  else response.writeHead(mood.status, { ...json, ...mood.headers }).end("{}");
}
