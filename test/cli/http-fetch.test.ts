import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCertificateStore } from "../../lab/server/certificates.ts";
import { listen } from "../../lab/server/listeners.ts";
import { createWebServer, type WebHandler } from "../../lab/server/web-server.ts";
import { openNodePorts, type NodePorts } from "../../src/cli/node-ports.ts";
import type { HttpRequest, HttpResponse } from "../../src/dns/ports.ts";

const BIG = 300_000;
const ENDLESS = 3_000_000;
const aborter = new AbortController();
const REQUEST: HttpRequest<AbortSignal> = {
  method: "GET",
  headers: { accept: "text/plain" },
  cache: "no-store",
  credentials: "omit",
  redirect: "manual",
  referrerPolicy: "no-referrer",
  signal: aborter.signal,
};

let requests: string[] = [];
const handler: WebHandler = (request, response) => {
  requests.push(request.url ?? "");
  const write = response.write.bind(response) as (text: string) => boolean;
  switch (request.url) {
    case "/elsewhere":
      response.writeHead(302, { location: "/pieces" });
      response.end();
      return;
    case "/pieces?dns=a-b_c":
      response.writeHead(200, {
        "Content-Type": "text/plain",
        "X-Headers": Object.keys(request.headers).join(" "),
      });
      write("one ");
      setImmediate(() => response.end("two"));
      return;
    case "/silent":
      return;
    case "/begins":
      response.writeHead(200);
      write("and then nothing");
      return;
    case "/breaks":
      response.writeHead(200, { "content-length": "100" });
      write("half");
      setImmediate(() => request.socket.destroy());
      return;
    case "/echo":
      request.on("data", (chunk: Buffer) => write(chunk.toString()));
      request.on("end", () => response.end());
      return;
    case "/endless":
      response.writeHead(200);
      response.end(Buffer.alloc(ENDLESS, 7));
      return;
    default:
      response.writeHead(200);
      response.end(Buffer.alloc(BIG, 7));
  }
};

async function bodyOf({ body }: HttpResponse): Promise<Buffer> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return Buffer.concat(chunks);
    if (value !== undefined) chunks.push(value);
  }
}

describe.each(["HTTP/2", "HTTP/1.1"])("over %s", (protocol) => {
  let node: NodePorts;
  let origin = "";
  const closers: (() => Promise<void>)[] = [];
  const get = (path: string, more: Partial<HttpRequest<AbortSignal>> = {}): Promise<HttpResponse> =>
    node.ports.fetch(origin + path, { ...REQUEST, ...more });

  beforeAll(async () => {
    const certificates = await createCertificateStore();
    const tls = { certificates, fallbackNames: ["127.0.0.1"] };
    const secure = protocol === "HTTP/2";
    const server = await createWebServer({ handler, roundTripMs: 0, ...(secure && { tls }) });
    const { port, close } = await listen("127.0.0.1", 0, server.take);
    node = openNodePorts([certificates.authorityPem]);
    origin = `${secure ? "https" : "http"}://127.0.0.1:${String(port)}`;
    closers.push(node.close, close);
  });
  afterAll(async () => {
    for (const close of closers) await close();
  });

  test("gives status, headers by any case, and the body in pieces", async () => {
    const response = await get("/pieces?dns=a-b_c");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-TYPE")).toBe("text/plain");
    expect(response.headers.get("x-none")).toBeNull();
    expect((await bodyOf(response)).toString()).toBe("one two");
    // Nothing tells who asks: no agent, no language, no encodings.
    const sent = (response.headers.get("x-headers") ?? "").split(" ");
    expect(sent.filter((name) => !/^(?::.*|host|connection)$/.test(name))).toEqual(["accept"]);
  });

  test("does not follow redirects", async () => {
    requests = [];
    expect((await get("/elsewhere")).status).toBe(302);
    expect(requests).toEqual(["/elsewhere"]);
  });

  test("sends a body", async () => {
    const body = new Uint8Array(Buffer.from("question"));
    expect((await bodyOf(await get("/echo", { method: "POST", body }))).toString()).toBe(
      "question",
    );
  });

  test("takes a long body as it is read, or no more of it", async () => {
    expect(await bodyOf(await get("/big"))).toHaveLength(BIG);
    const { body } = await get("/endless");
    const reader = body?.getReader();
    expect((await reader?.read())?.value?.length).toBeLessThan(ENDLESS);
    await reader?.cancel();
    await expect(reader?.read()).rejects.toThrow("called off");
    // What was cancelled leaves the connections in order.
    expect(await bodyOf(await get("/big"))).toHaveLength(BIG);
  });

  test.each(["/silent", "/begins"])("ends %s when told to", async (path) => {
    const { signal, abort } = node.ports.newAbort();
    const response = get(path, { signal });
    const failed = expect(response.then(bodyOf)).rejects.toThrow("called off");
    await expect.poll(() => requests.at(-1)).toBe(path);
    abort();
    await failed;
    expect(await bodyOf(await get("/big"))).toHaveLength(BIG);
  });

  test("does not even begin what was called off before", async () => {
    const { signal, abort } = node.ports.newAbort();
    abort();
    requests = [];
    await expect(get("/never", { signal })).rejects.toThrow("called off");
    await bodyOf(await get("/big"));
    expect(requests).toEqual(["/big"]);
  });

  test("does not pass off as whole what the connection broke off", async () => {
    const response = await get("/breaks");
    await expect(bodyOf(response)).rejects.toThrow();
  });

  test("rejects where nobody listens, and where the address is none", async () => {
    await expect(node.ports.fetch("https://127.0.0.1:1/", REQUEST)).rejects.toThrow("ECONNREFUSED");
    await expect(node.ports.fetch("no address", REQUEST)).rejects.toThrow("Invalid URL");
  });
});
