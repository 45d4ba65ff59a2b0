import dohjs from "dohjs";
import { describe, expect, test } from "vitest";
import type { Failure, Observation } from "../../src/detection/observation.ts";
import { createDohClient } from "../../src/dns/doh-client.ts";
import type { HttpResponse } from "../../src/dns/ports.ts";
import { ascii, message, pointer, wireName } from "./message-builder.ts";
import { createVirtualClock } from "./virtual-clock.ts";
import { createVirtualServer, dnsResponse, slowBody, type Sent } from "./virtual-server.ts";

const RESOLVER = "https://dns.example.net/dns-query";
const ASK = { resolver: RESOLVER, name: "flux-shop.net", type: "A", draw: 0 } as const;
const GOOD = message({
  questions: [{ name: wireName(ASK.name), type: 1 }],
  answers: [{ name: pointer(12), type: 1, data: [192, 0, 2, 1] }],
});

/** Asks once while the clock runs on; gives the result, how long it took (ms), and what was sent. */
async function run(
  answer: (
    sent: Sent,
    clock: ReturnType<typeof createVirtualClock>,
  ) => Promise<HttpResponse> | HttpResponse,
  ask: Parameters<ReturnType<typeof createDohClient>>[0] = ASK,
) {
  const clock = createVirtualClock();
  const server = createVirtualServer(clock, (sent) => answer(sent, clock));
  const started = clock.now();
  let end = started;
  const pending = createDohClient(server.ports)(ask).then((result) => {
    end = result.at;
    return result;
  });
  await clock.advance(60_000);
  const result: Observation | Failure = await pending;
  expect(clock.timers()).toBe(0);
  return { result, took: end - started, sent: server.sent };
}

describe("what is sent", () => {
  test("a GET that tells nothing about the person", async () => {
    const { result, sent } = await run(() => dnsResponse(GOOD));
    expect(result).toEqual({
      at: expect.any(Number) as number,
      resolver: RESOLVER,
      question: { name: ASK.name, type: "A" },
      status: 0,
      answer: [{ name: ASK.name, type: "A", ttl: 60, data: "192.0.2.1" }],
      tookMs: 0,
    });
    const [{ url, request } = { url: "", request: undefined }] = sent;
    expect(url).toMatch(/^https:\/\/dns\.example\.net\/dns-query\?dns=[\w-]{171}$/);
    expect(request).toMatchObject({
      method: "GET",
      headers: { accept: "application/dns-message" },
      cache: "no-store",
      credentials: "omit",
      redirect: "manual",
      referrerPolicy: "no-referrer",
    });
    expect(request?.body).toBeUndefined();
  });

  test("a resolver's own query part is kept", async () => {
    const resolver = "https://dns.example.net/q?user=7";
    const { sent } = await run(() => dnsResponse(GOOD), { ...ASK, resolver });
    expect(sent[0]?.url).toMatch(/^https:\/\/dns\.example\.net\/q\?user=7&dns=[\w-]+$/);
  });

  test.each([62, 63])("a name with a label of %d characters arrives whole", async (size) => {
    // Bytes 62 and 63 are where plain base64 writes + and /.
    const name = `${"x".repeat(size)}.${"~>?".repeat(20)}.net`;
    const { sent } = await run(() => dnsResponse(GOOD), { ...ASK, name });
    const query = new URL(sent[0]?.url ?? "").searchParams.get("dns") ?? "";
    expect(query).toMatch(/^[\w-]+$/);
    const bytes = Buffer.from(query, "base64url");
    expect(bytes.length % 128).toBe(0);
    const decoded = dohjs.dnsPacket.decode(bytes) as unknown as { questions: unknown[] };
    expect(decoded.questions).toEqual([{ name, type: "A", class: "IN" }]);
  });

  test.each([
    "",
    "a..net",
    `${"x".repeat(64)}.net`,
    "bücher.net",
    "a b.net",
    `${"abc.".repeat(64)}net`,
  ])("the name %j is not sent at all", async (name) => {
    const { result, sent } = await run(() => dnsResponse(GOOD), { ...ASK, name });
    expect(result).toMatchObject({ kind: "over-budget" });
    expect(sent).toEqual([]);
  });

  test.each([405, 501])("POST where GET is refused with %d, remembered", async (status) => {
    const clock = createVirtualClock();
    const server = createVirtualServer(clock, ({ request }) =>
      request.method === "GET" ? dnsResponse(null, { status }) : dnsResponse(GOOD),
    );
    const ask = createDohClient(server.ports);
    for (const draw of [0, 1]) expect(await ask({ ...ASK, draw })).toMatchObject({ status: 0 });
    expect(server.sent.map(({ request }) => request.method)).toEqual(["GET", "POST", "POST"]);
    expect(server.sent[1]?.url).toBe(RESOLVER);
    expect(server.sent[1]?.request.body).toHaveLength(128);
    expect(server.sent[1]?.request.headers).toEqual({
      accept: "application/dns-message",
      "content-type": "application/dns-message",
    });
  });

  test("a POST that fails as well is not remembered", async () => {
    const clock = createVirtualClock();
    const server = createVirtualServer(clock, () => dnsResponse(null, { status: 405 }));
    const ask = createDohClient(server.ports);
    expect(await ask(ASK)).toMatchObject({ kind: "http-status" });
    expect(await ask(ASK)).toMatchObject({ kind: "http-status" });
    expect(server.sent.map(({ request }) => request.method)).toEqual([
      "GET",
      "POST",
      "GET",
      "POST",
    ]);
  });
});

describe("faults", () => {
  const html = { headers: { "content-type": "text/html; charset=utf-8" } };
  const never = new Promise<HttpResponse>(() => undefined);
  const broken = Object.assign(new TypeError("fetch failed"), {
    cause: Object.assign(new Error("certificate has expired"), { code: "CERT_HAS_EXPIRED" }),
  });
  test.each<[string, Parameters<typeof run>[0], string, RegExp, number]>([
    ["a hang", () => never, "timeout", /within 4 s/, 4000],
    [
      "a reset",
      () => Promise.reject(Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" })),
      "unreachable",
      /connection was closed/,
      0,
    ],
    [
      "a bad certificate",
      () => Promise.reject(broken),
      "unreachable",
      /certificate has expired/,
      0,
    ],
    [
      "a browser's silence",
      () => Promise.reject(new TypeError("Failed to fetch")),
      "unreachable",
      /cannot be reached/,
      0,
    ],
    [
      "not even an error",
      () => Promise.reject(undefined as unknown as Error),
      "unreachable",
      /cannot be reached/,
      0,
    ],
    [
      "a fetch that throws",
      () => {
        throw new Error("no \u001b[31mnetwork");
      },
      "unreachable",
      /no {1,2}\[31mnetwork/,
      0,
    ],
    ["400", () => dnsResponse(null, { status: 400 }), "http-status", /400/, 0],
    [
      "404 with a page",
      () => new Response("<html>", { status: 404, ...html }),
      "http-status",
      /404/,
      0,
    ],
    [
      "429",
      () => dnsResponse(null, { status: 429, headers: { "retry-after": "9" } }),
      "http-status",
      /too often/,
      0,
    ],
    ["503", () => dnsResponse(null, { status: 503 }), "http-status", /503/, 0],
    ["204", () => dnsResponse(null, { status: 204 }), "http-status", /204/, 0],
    [
      "a redirect",
      () => dnsResponse(null, { status: 302, headers: { location: "http://192.0.2.1/login" } }),
      "http-status",
      /redirects/,
      0,
    ],
    [
      "a redirect that a browser hides",
      () => ({ status: 0, type: "opaqueredirect", headers: new Headers(), body: null }),
      "http-status",
      /redirects/,
      0,
    ],
    [
      "HTML with status 200",
      () => new Response("<html>Sign in</html>", html),
      "not-dns",
      /sign-in page/,
      0,
    ],
    [
      "another content type",
      () => dnsResponse(GOOD, { headers: { "content-type": "application/dns-json" } }),
      "not-dns",
      /dns-json/,
      0,
    ],
    ["no content type", () => dnsResponse(GOOD, { headers: {} }), "not-dns", /unnamed/, 0],
    [
      "a hostile content type",
      () => ({
        status: 200,
        type: "basic",
        headers: { get: () => "\u001b]0;\u0007/x" },
        body: null,
      }),
      "not-dns",
      /unnamed/,
      0,
    ],
    ["an empty body", () => dnsResponse(null), "not-dns", /empty/, 0],
    [
      "garbage",
      () => dnsResponse(Uint8Array.from(ascii("\u00ab".repeat(100)))),
      "not-dns",
      /no DNS message/,
      0,
    ],
    [
      "a body cut in the middle",
      (_, clock) =>
        dnsResponse2(slowBody(clock, [{ afterMs: 5, bytes: GOOD.subarray(0, 20) }], "break")),
      "unreachable",
      /terminated/,
      5,
    ],
    [
      "a short body that ends well",
      () => dnsResponse(GOOD.subarray(0, 20)),
      "not-dns",
      /past the end|too early/,
      0,
    ],
    [
      "a stall",
      (_, clock) =>
        dnsResponse2(slowBody(clock, [{ afterMs: 5, bytes: GOOD.subarray(0, 20) }], "stall")),
      "timeout",
      /within 4 s/,
      4000,
    ],
    [
      "slow bytes",
      (_, clock) =>
        dnsResponse2(
          slowBody(
            clock,
            [...GOOD].map((byte) => ({ afterMs: 100, bytes: Uint8Array.of(byte) })),
            "close",
          ),
        ),
      "timeout",
      /within 4 s/,
      4000,
    ],
    [
      "an endless body",
      (_, clock) =>
        dnsResponse2(
          slowBody(
            clock,
            Array.from({ length: 100 }, () => ({ afterMs: 1, bytes: new Uint8Array(1024) })),
            "stall",
          ),
        ),
      "too-large",
      /64 kB/,
      64,
    ],
    [
      "the wrong question",
      () => dnsResponse(message({ questions: [{ name: wireName("other.net"), type: 1 }] })),
      "wrong-answer",
      /another question/,
      0,
    ],
  ])("%s", async (_what, answer, kind, detail, ms) => {
    const { result, took } = await run(answer);
    expect(result).toMatchObject({
      kind,
      resolver: RESOLVER,
      question: { name: ASK.name, type: "A" },
    });
    expect("detail" in result && result.detail).toMatch(detail);
    expect("detail" in result && result.detail).toMatch(/^[ -~]{1,200}$/);
    expect(took).toBe(ms);
  });

  test.each([
    [2, 0x8182],
    [3, 0x8183],
    [5, 0x8185],
  ])("the response code %d is an answer, not a failure", async (status, flags) => {
    const body = message({ flags, questions: [{ name: wireName(ASK.name), type: 1 }] });
    expect((await run(() => dnsResponse(body))).result).toMatchObject({ status, answer: [] });
  });

  test("slow bytes that come in time are an answer, with the time they took", async () => {
    const { result } = await run((_, clock) =>
      dnsResponse2(
        slowBody(
          clock,
          [...GOOD].map((byte) => ({ afterMs: 10, bytes: Uint8Array.of(byte) })),
          "close",
        ),
      ),
    );
    expect(result).toMatchObject({ status: 0, tookMs: GOOD.length * 10 });
  });

  test("a caller's signal ends the wait and the request", async () => {
    const clock = createVirtualClock();
    const server = createVirtualServer(clock, () => never);
    const ask = createDohClient(server.ports);
    const stop = new AbortController();
    const pending = ask(ASK, stop.signal);
    await clock.advance(10);
    stop.abort();
    expect(await pending).toMatchObject({ kind: "timeout", detail: /look ended/ });
    expect(server.sent[0]?.request.signal.aborted).toBe(true);
    expect(await ask(ASK, stop.signal)).toMatchObject({ kind: "over-budget" });
    expect(server.sent).toHaveLength(1);
  });

  function dnsResponse2(body: ReadableStream<Uint8Array>): Response {
    return new Response(body, { headers: { "content-type": "Application/DNS-Message; x=y" } });
  }
});
