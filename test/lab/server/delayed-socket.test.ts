import { connect, createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { delaySocket } from "../../../lab/server/delayed-socket.ts";

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

/** A server that echoes over a delayed line. */
async function echo(roundTripMs: number): Promise<number> {
  server = createServer({ allowHalfOpen: true }, (socket) => {
    const line = delaySocket(socket, roundTripMs);
    line.pipe(line);
  });
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

test("the first answer costs two round trips, the next one each", async () => {
  const port = await echo(60);
  const started = performance.now();
  const socket = connect(port, "127.0.0.1");
  const answered = async (text: string): Promise<void> => {
    socket.write(text);
    await new Promise((done) => socket.once("data", done));
  };
  await answered("hello");
  const first = performance.now() - started;
  await answered("again");
  const second = performance.now() - started - first;
  socket.destroy();
  expect(first).toBeGreaterThanOrEqual(118);
  expect(second).toBeGreaterThanOrEqual(58);
});

test("a million bytes arrive whole and in order, and the end after them", async () => {
  const port = await echo(10);
  const sent = Buffer.from(Uint8Array.from({ length: 1_000_000 }, (_, index) => (index * 7) % 251));
  const socket = connect(port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((done) => socket.once("end", done));
  socket.end(sent);
  await ended;
  expect(Buffer.concat(chunks).equals(sent)).toBe(true);
});
