import { createServer, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { TLSSocket } from "node:tls";

/** How the collector takes requests. */
export type CollectorMood =
  | "ok"
  /** It has the events, and does not answer yet. */
  | "holds"
  /** It has the events; its answer begins and then comes a byte at a time, for ever. */
  | "trickles"
  /** It has the events; the connection breaks in the middle of its answer. */
  | "breaks"
  /** The connection is cut off before there is any answer. */
  | "resets"
  /** Its answer says yes, and does not end. */
  | "floods"
  | "garbage"
  | "sign-in"
  | "redirects"
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Takes bodies of so many bytes; others are too large. */
  | { readonly mostBytes: number }
  /** It has the events and threw so many away (OTLP's partial success). */
  | { readonly rejects: number };

const TAKES: ReadonlySet<CollectorMood> = new Set(["ok", "holds", "trickles", "breaks", "floods"]);

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

type Options = {
  readonly port?: number;
  /** PEM; absent: plain HTTP. */
  readonly tls?: { readonly key: string; readonly cert: string };
};

export async function startCollector({ port = 0, tls }: Options = {}): Promise<Collector> {
  const requests: CollectorRequest[] = [];
  const server = serve(tls, (request, response) => {
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
        taken: takes(mood, size),
      });
      answer(response, mood, size);
    });
  });
  await new Promise<void>((done) => {
    server.listen(port, "127.0.0.1", done);
  });
  const collector: Collector = {
    mood: "ok",
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
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

type Listener = Parameters<typeof createServer>[1];

function serve(tls: Options["tls"], listener: NonNullable<Listener>): Server {
  return tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
}

function takes(mood: CollectorMood, size: number): boolean {
  if (typeof mood === "string") return TAKES.has(mood);
  return "rejects" in mood || ("mostBytes" in mood && size <= mood.mostBytes);
}

const JSON_TYPE = { "content-type": "application/json" };
const YES = '{"partialSuccess":{}}';

function answer(response: ServerResponse, mood: CollectorMood, size: number): void {
  if (typeof mood === "string") {
    ANSWERS[mood](response);
  } else if ("status" in mood) {
    response.writeHead(mood.status, { ...JSON_TYPE, ...mood.headers }).end("{}");
  } else if ("mostBytes" in mood) {
    response.writeHead(size > mood.mostBytes ? 413 : 200, JSON_TYPE).end(YES);
  } else {
    const partialSuccess = { rejectedLogRecords: String(mood.rejects), errorMessage: "No room." };
    response.writeHead(200, JSON_TYPE).end(JSON.stringify({ partialSuccess }));
  }
}

const ANSWERS: Readonly<
  Record<Extract<CollectorMood, string>, (response: ServerResponse) => void>
> = {
  ok: (response) => void response.writeHead(200, JSON_TYPE).end(YES),
  holds: () => undefined,
  trickles: (response) => {
    response.writeHead(200, JSON_TYPE);
    const timer = setInterval(() => response.write(" "), 50);
    response.on("close", () => {
      clearInterval(timer);
    });
  },
  breaks: (response) => {
    response.writeHead(200, { ...JSON_TYPE, "content-length": YES.length }).write(YES.slice(0, 5));
    setTimeout(() => response.destroy(), 20);
  },
  resets: (response) => {
    const { socket } = response;
    // Below TLS it can only be closed.
    if (socket instanceof TLSSocket) socket.destroy();
    else socket?.resetAndDestroy();
  },
  floods: (response) => {
    response.writeHead(200, JSON_TYPE);
    const more = (): void => {
      if (!response.destroyed && response.write(" ".repeat(65_536))) setImmediate(more);
    };
    response.on("drain", more);
    more();
  },
  garbage: (response) => void response.writeHead(200, JSON_TYPE).end("\u0000 <no JSON>"),
  "sign-in": (response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end("<!doctype html><title>Sign in</title>");
  },
  redirects: (response) => void response.writeHead(307, { location: "/elsewhere" }).end(),
};
