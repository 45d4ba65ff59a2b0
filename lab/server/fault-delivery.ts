import type { Fault } from "./faults.ts";
import type { WebRequest, WebResponse } from "./web-server.ts";

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Sends a reply as a server with this fault does. */
export async function deliver(
  reply: Reply,
  fault: Fault | undefined,
  request: WebRequest,
  response: WebResponse,
): Promise<void> {
  switch (fault?.kind) {
    case "hang":
      return;
    case "reset":
      request.socket.destroy();
      return;
    case "slow":
      await pause(fault.ms);
      break;
    case "jitter":
      await pause(fault.leastMs + Math.random() * (fault.mostMs - fault.leastMs));
      break;
    case "cut":
    case "stall":
      await begin(reply, response, fault.bytes);
      // What was written gets a chance to leave before the line is cut.
      if (fault.kind === "cut") setTimeout(() => request.socket.destroy(), 20);
      return;
    case "drip":
      await drip(reply, response, fault.bytesPerSecond);
      return;
  }
  response.writeHead(reply.status, headersOf(reply));
  response.end(reply.body);
}

function headersOf({ headers, body }: Reply): Record<string, string> {
  return { ...headers, "content-length": String(body.length) };
}

/** Promises the whole body and sends the first bytes of it. */
async function begin(reply: Reply, response: WebResponse, bytes: number): Promise<void> {
  response.writeHead(reply.status, headersOf(reply));
  await write(response, reply.body.subarray(0, bytes));
}

/** Ten pieces a second. */
async function drip(reply: Reply, response: WebResponse, bytesPerSecond: number): Promise<void> {
  const piece = Math.max(1, Math.round(bytesPerSecond / 10));
  response.writeHead(reply.status, headersOf(reply));
  for (let at = 0; at < reply.body.length && response.writable; at += piece) {
    await write(response, reply.body.subarray(at, at + piece));
    await pause(100);
  }
  response.end();
}

function write(response: WebResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((done, fail) => {
    const end = (error?: Error | null): void => {
      if (error === undefined || error === null) done();
      else fail(error);
    };
    // Two kinds of response that write alike but share no type for it.
    if ("stream" in response) response.write(bytes, end);
    else response.write(bytes, end);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
