import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from "node:http2";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { CertificateStore } from "./certificates.ts";
import { delaySocket } from "./delayed-socket.ts";

export type WebRequest = IncomingMessage | Http2ServerRequest;
export type WebResponse = ServerResponse | Http2ServerResponse;
export type WebHandler = (request: WebRequest, response: WebResponse) => void;

/** A web server without a port of its own: connections are handed to it. */
export type WebServer = {
  /** Takes over a fresh connection, delayed by the round-trip time. */
  readonly take: (socket: Socket) => void;
  /** Cuts all connections, so that the next request starts cold. */
  readonly drop: () => void;
};

export type WebServerOptions = {
  readonly handler: WebHandler;
  /** Simulated round-trip time, ms; 0: as fast as loopback is. */
  readonly roundTripMs: number;
  /** Absent: plain HTTP/1.1. Present: TLS with HTTP/2 and HTTP/1.1 (ALPN). */
  readonly tls?: {
    readonly certificates: CertificateStore;
    /** Names for a client that sends none (one that connected to an address). */
    readonly fallbackNames: readonly string[];
  };
};

/** Requests of up to this many bytes of headers: long DoH GETs are to be answered, not reset. */
const MOST_HEADER_BYTES = 128 * 1024;

export async function createWebServer(options: WebServerOptions): Promise<WebServer> {
  const { handler, roundTripMs, tls } = options;
  const connections = new Set<Duplex>();
  const server =
    tls === undefined
      ? createServer({ maxHeaderSize: MOST_HEADER_BYTES, keepAliveTimeout: 60_000 }, handler)
      : await createTlsServer(handler, tls);
  server.on("clientError", (_error: Error, socket: Duplex) => socket.destroy());
  return {
    take: (socket) => {
      // A browser that cuts a connection is nothing to report.
      socket.on("error", () => undefined);
      const stream = roundTripMs > 0 ? delaySocket(socket, roundTripMs) : socket.setNoDelay(true);
      connections.add(stream);
      stream.on("close", () => connections.delete(stream));
      server.emit("connection", stream);
    },
    drop: () => {
      for (const stream of connections) stream.destroy();
    },
  };
}

async function createTlsServer(
  handler: WebHandler,
  { certificates, fallbackNames }: NonNullable<WebServerOptions["tls"]>,
): Promise<Http2SecureServer> {
  const server = createSecureServer({
    ...(await certificates.pemFor(fallbackNames)),
    allowHTTP1: true,
    settings: { maxHeaderListSize: MOST_HEADER_BYTES },
    SNICallback: (name, done) => {
      certificates.contextFor([name]).then(
        (context) => {
          done(null, context);
        },
        (error: unknown) => {
          done(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
  });
  server.on("request", handler);
  for (const event of ["sessionError", "tlsClientError"] as const) {
    // Clients that reject the certificate or go away mid-handshake are their own witnesses.
    server.on(event, () => undefined);
  }
  return server;
}
