import { type AddressInfo, createServer, type Socket } from "node:net";

export type Listener = { readonly port: number; readonly close: () => Promise<void> };

/** Listens and hands every connection to `take`. Port 0: any free one. */
export async function listen(
  address: string,
  port: number,
  take: (socket: Socket) => void,
): Promise<Listener> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    take(socket);
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, address, done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => {
          done();
        });
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Listens on every address of both families; on IPv4 alone where the machine has no IPv6. */
export async function listenEverywhere(
  port: number,
  take: (socket: Socket) => void,
): Promise<Listener> {
  try {
    return await listen("::", port, take);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EAFNOSUPPORT") throw error;
    return listen("0.0.0.0", port, take);
  }
}
