import { createSocket, type Socket } from "node:dgram";
import { listen } from "../server/listeners.ts";

const MOST_TRIES = 20;

/** A port of 127.0.0.1 that is free for TCP and UDP just now. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { port, close } = await listen("127.0.0.1", 0, (socket) => socket.destroy());
    await close();
    if (await isFreeForUdp(port)) return port;
  }
  throw new Error(`No port of 127.0.0.1 is free, after ${String(MOST_TRIES)} tries.`);
}

function isFreeForUdp(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket: Socket = createSocket("udp4");
    socket.once("error", () => {
      done(false);
    });
    socket.bind(port, "127.0.0.1", () => {
      socket.close(() => {
        done(true);
      });
    });
  });
}
