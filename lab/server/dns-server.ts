import { createSocket } from "node:dgram";
import { createServer, type Socket } from "node:net";
import type { Answerer, DnsAnswer } from "./answerer.ts";
import { readQuery, udpLimit, writeAnswer } from "./dns-messages.ts";
import type { QueryLog } from "./query-log.ts";

export type DnsServerOptions = {
  readonly address: string;
  /** 0: any free one; the same for UDP and TCP. */
  readonly port: number;
  readonly answer: Answerer;
  /** Simulated round-trip time, ms. */
  readonly roundTripMs: number;
  readonly log: QueryLog;
  readonly now: () => number;
};

export type DnsServer = { readonly port: number; readonly close: () => Promise<void> };

const NO_DATA: DnsAnswer = { status: 0, answer: [], authority: [] };

/** A DNS server over UDP and TCP (RFC 1035 section 4.2), for the browser's own look-ups. */
export async function startDnsServer(options: DnsServerOptions): Promise<DnsServer> {
  const { address, roundTripMs } = options;
  const udp = createSocket(address.includes(":") ? "udp6" : "udp4");
  udp.on("message", (message, from) => {
    const reply = answerMessage(options, message, "udp");
    if (reply === undefined) return;
    setTimeout(() => {
      udp.send(reply, from.port, from.address);
    }, roundTripMs);
  });
  const port = await new Promise<number>((done, fail) => {
    udp.once("error", fail);
    udp.bind(options.port, address, () => {
      done(udp.address().port);
    });
  });
  const open = new Set<Socket>();
  const tcp = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    // A client that goes away needs no answer.
    socket.on("error", () => undefined);
    serveStream(options, socket);
  });
  await new Promise<void>((done, fail) => {
    tcp.once("error", fail);
    tcp.listen(port, address, done);
  });
  return {
    port,
    close: async () => {
      for (const socket of open) socket.destroy();
      await Promise.all([
        new Promise<void>((done) => {
          udp.close(done);
        }),
        new Promise<void>((done) => {
          tcp.close(() => {
            done();
          });
        }),
      ]);
    },
  };
}

/** Messages on a stream, each behind two bytes of length. */
function serveStream(options: DnsServerOptions, socket: Socket): void {
  let held = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    while (held.length >= 2) {
      const end = 2 + held.readUInt16BE(0);
      if (held.length < end) return;
      const reply = answerMessage(options, held.subarray(2, end), "tcp");
      held = held.subarray(end);
      if (reply === undefined) continue;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(reply.length);
      setTimeout(() => {
        if (!socket.destroyed) socket.write(Buffer.concat([length, reply]));
      }, options.roundTripMs);
    }
  });
}

function answerMessage(
  options: DnsServerOptions,
  message: Uint8Array,
  version: "udp" | "tcp",
): Uint8Array | undefined {
  const read = readQuery(message);
  if (!read.ok) return read.reply;
  const { query } = read;
  const { name, type } = query.question;
  options.log.add({
    at: options.now(),
    operator: "system",
    method: "",
    version,
    name,
    type,
    status: 0,
    headers: {},
  });
  const answer = query.asked === undefined ? NO_DATA : options.answer(query.asked);
  return writeAnswer(query, answer, version === "udp" ? udpLimit(query) : undefined);
}
