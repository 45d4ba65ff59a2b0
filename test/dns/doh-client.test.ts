import dohjs from "dohjs";
import { describe, expect, test } from "vitest";
import { createDohClient } from "../../src/dns/doh-client.ts";
import { ASK, GOOD, RESOLVER, run } from "./ask-once.ts";
import { createVirtualClock } from "./virtual-clock.ts";
import { createVirtualServer, dnsResponse } from "./virtual-server.ts";

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
