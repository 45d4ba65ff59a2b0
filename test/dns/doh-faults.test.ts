import { describe, expect, test } from "vitest";
import { createDohClient } from "../../src/dns/doh-client.ts";
import type { HttpResponse } from "../../src/dns/ports.ts";
import { ASK, GOOD, RESOLVER, run } from "./ask-once.ts";
import { ascii, message, wireName } from "./message-builder.ts";
import { createVirtualClock } from "./virtual-clock.ts";
import { createVirtualServer, dnsResponse, slowBody } from "./virtual-server.ts";

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
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- a browser may do anything
        throw undefined;
      },
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
    ["511", () => new Response("<html>", { status: 511, ...html }), "web-page", /sign in/, 0],
    ["204", () => dnsResponse(null, { status: 204 }), "http-status", /204/, 0],
    [
      "a redirect",
      () => dnsResponse(null, { status: 302, headers: { location: "http://192.0.2.1/login" } }),
      "web-page",
      /redirects/,
      0,
    ],
    [
      "a redirect that a browser hides",
      () => ({ status: 0, type: "opaqueredirect", headers: new Headers(), body: null }),
      "web-page",
      /redirects/,
      0,
    ],
    [
      "HTML with status 200",
      () => new Response("<html>Sign in</html>", html),
      "web-page",
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
