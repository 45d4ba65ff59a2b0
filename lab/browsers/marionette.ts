import { connect, type Socket } from "node:net";

/** A connection to Firefox's own automation protocol: `length:[type, id, error, result]` over TCP. */
export type Marionette = {
  readonly command: (name: string, parameters?: object) => Promise<unknown>;
  readonly close: () => void;
};

type Waiting = { readonly done: (value: unknown) => void; readonly fail: (error: Error) => void };
type Answer = [1, number, { error: string; message: string } | null, unknown];

/** Waits until Firefox listens on the port, then opens the one session it allows. */
export async function connectMarionette(port: number, patienceMs = 60_000): Promise<Marionette> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return open(await dial(port));
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

function dial(port: number): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", fail);
    socket.once("connect", () => {
      socket.off("error", fail);
      done(socket);
    });
  });
}

function open(socket: Socket): Marionette {
  const waiting = new Map<number, Waiting>();
  let held = Buffer.alloc(0);
  let lastId = 0;
  socket.on("data", (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const colon = held.indexOf(":");
      const end = colon + 1 + Number(held.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || held.length < end) return;
      const message: unknown = JSON.parse(held.subarray(colon + 1, end).toString("utf8"));
      held = held.subarray(end);
      // The greeting is an object and needs no reply.
      if (Array.isArray(message)) settle(waiting, message as Answer);
    }
  });
  const failAll = (): void => {
    for (const { fail } of waiting.values()) fail(new Error("Firefox closed the connection."));
    waiting.clear();
  };
  socket.on("error", failAll);
  socket.on("close", failAll);
  return {
    command: (name, parameters = {}) =>
      new Promise((done, fail) => {
        lastId += 1;
        waiting.set(lastId, { done, fail });
        const text = JSON.stringify([0, lastId, name, parameters]);
        socket.write(`${String(Buffer.byteLength(text))}:${text}`);
      }),
    close: () => socket.destroy(),
  };
}

function settle(waiting: Map<number, Waiting>, [, id, error, result]: Answer): void {
  const one = waiting.get(id);
  waiting.delete(id);
  if (error !== null) one?.fail(new Error(`${error.error}: ${error.message}`));
  else one?.done(unwrapped(result));
}

/** Most results come wrapped as `{ value }`. */
function unwrapped(result: unknown): unknown {
  const isWrapped = typeof result === "object" && result !== null && "value" in result;
  return isWrapped ? result.value : result;
}
