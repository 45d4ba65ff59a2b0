import {
  createServer as createPlainServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
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
/** `address` is the one that the client connected to. */
export type WebHandler = (request: WebRequest, response: WebResponse, address: string) => void;

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

/** Headers of up to this many bytes: long DoH GETs are to be answered, not reset. */
const MOST_HEADER_BYTES = 128 * 1024;

export async function createWebServer(options: WebServerOptions): Promise<WebServer> {
  const { roundTripMs, tls } = options;
  const connections = new Set<Duplex>();
  // TLS over a simulated line forgets what address it runs on, so each address has its own server.
  const servers = new Map<string, InnerServer>();
  const pem = tls === undefined ? undefined : await tls.certificates.pemFor(tls.fallbackNames);
  const serverAt = (address: string): InnerServer => {
    const known = servers.get(address);
    if (known !== undefined) return known;
    const handler = (request: WebRequest, response: WebResponse): void => {
      options.handler(request, response, address);
    };
    const made =
      tls === undefined || pem === undefined
        ? createPlainServer({ maxHeaderSize: MOST_HEADER_BYTES, keepAliveTimeout: 60_000 }, handler)
        : createTlsServer(handler, tls.certificates, pem);
    made.on("clientError", (_error: Error, socket: Duplex) => socket.destroy());
    servers.set(address, made);
    return made;
  };
  return {
    take: (socket) => {
      // A browser that cuts a connection is nothing to report.
      socket.on("error", () => undefined);
      const stream = roundTripMs > 0 ? delaySocket(socket, roundTripMs) : socket.setNoDelay(true);
      connections.add(stream);
      stream.on("close", () => connections.delete(stream));
      serverAt(plainAddress(socket.localAddress ?? "")).emit("connection", stream);
    },
    drop: () => {
      for (const stream of connections) stream.destroy();
    },
  };
}

/** An IPv4 client of an IPv6 socket shows as `::ffff:a.b.c.d`. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

type InnerServer = Server | Http2SecureServer;

function createTlsServer(
  handler: (request: WebRequest, response: WebResponse) => void,
  certificates: CertificateStore,
  pem: { readonly key: string; readonly cert: string },
): Http2SecureServer {
  const server = createSecureServer({
    ...pem,
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
