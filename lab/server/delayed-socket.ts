import type { Socket } from "node:net";
import { Duplex } from "node:stream";

/** Bytes that may wait in one direction before the sender is held back. */
const MOST_WAITING = 1 << 20;
/** By how much a timer may be late, ms. */
const COARSE_MS = 2;

/**
 * A connection over a line with the given round-trip time (ms, simulated since the kernel's own
 * delay needs a module that is often missing). Loopback connects at once, so a client sends its
 * first bytes one round trip too early: they are held until the handshake would have ended. Every
 * byte then takes half a round trip each way. So TCP costs 1, TLS 1.3 another 1, a request another.
 */
export function delaySocket(socket: Socket, roundTripMs: number): Duplex {
  const half = roundTripMs / 2;
  const openAt = performance.now() + roundTripMs;
  const inward = createLine();
  const outward = createLine();
  socket.setNoDelay(true);

  const stream = new Duplex({
    allowHalfOpen: true,
    read: () => {
      if (inward.waiting() < MOST_WAITING) socket.resume();
    },
    write: (chunk: Buffer, _encoding, done) => {
      outward.send(performance.now() + half, chunk.length, () => {
        if (!socket.destroyed) socket.write(chunk);
      });
      if (outward.waiting() < MOST_WAITING) done();
      else outward.whenDrained(done);
    },
    final: (done) => {
      outward.send(performance.now() + half, 0, () => {
        if (!socket.destroyed) socket.end();
        done();
      });
    },
    destroy: (error, done) => {
      inward.stop();
      outward.stop();
      socket.destroy();
      done(error);
    },
  });
  socket.on("data", (chunk: Buffer) => {
    inward.send(Math.max(performance.now(), openAt) + half, chunk.length, () => stream.push(chunk));
    if (inward.waiting() >= MOST_WAITING) socket.pause();
  });
  socket.on("end", () => {
    inward.send(Math.max(performance.now(), openAt) + half, 0, () => stream.push(null));
  });
  socket.on("error", (error) => stream.destroy(error));
  socket.on("close", () => {
    // What has arrived may still be on the line; the reader gets it before the end.
    inward.send(performance.now() + half, 0, () => stream.destroy());
  });
  // A peer that goes away is normal; whoever reads the stream sees it close.
  stream.on("error", () => undefined);
  const { localAddress, localPort, remoteAddress, remotePort } = socket;
  return Object.assign(stream, { localAddress, localPort, remoteAddress, remotePort });
}

type Line = {
  readonly send: (due: number, bytes: number, deliver: () => void) => void;
  readonly waiting: () => number;
  readonly whenDrained: (run: () => void) => void;
  readonly stop: () => void;
};

/** Delivers in order, each item at its time (`performance.now()`), never before the one ahead of it. */
function createLine(): Line {
  const queue: { due: number; bytes: number; deliver: () => void }[] = [];
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;
  let stopped = false;
  let drained: (() => void) | undefined;

  /** Timers go by whole milliseconds and are late, so the last of them is spent looking at the clock. */
  function wait(left: number): void {
    if (left > COARSE_MS) timer = setTimeout(run, left - COARSE_MS);
    else turn = setImmediate(run);
  }

  function run(): void {
    timer = undefined;
    turn = undefined;
    for (let head = queue[0]; head !== undefined && !stopped; head = queue[0]) {
      const left = head.due - performance.now();
      if (left > 0) {
        wait(left);
        return;
      }
      queue.shift();
      waiting -= head.bytes;
      head.deliver();
    }
    const wake = drained;
    drained = undefined;
    wake?.();
  }

  return {
    send: (due, bytes, deliver) => {
      if (stopped) return;
      queue.push({ due, bytes, deliver });
      waiting += bytes;
      if (timer === undefined && turn === undefined) wait(due - performance.now());
    },
    waiting: () => waiting,
    whenDrained: (wake) => {
      drained = wake;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      clearImmediate(turn);
      queue.length = 0;
      drained?.();
    },
  };
}
