import { describe, expect, test } from "vitest";
import { MAXIMUM_MESSAGE } from "../../src/dns/answer.ts";
import { discard, readResponse } from "../../src/dns/http-answer.ts";
import { readBody } from "../../src/dns/response-body.ts";

const BYTES = Uint8Array.of(1, 2, 3);

function withType(type: string, status = 200) {
  return readResponse({
    status,
    type: "basic",
    headers: { get: (name) => (name === "content-type" ? type : null) },
    body: new Response(BYTES).body,
  });
}
/** A body in these pieces, and whether somebody stopped it. */
function pieces(...parts: readonly Uint8Array[]) {
  const seen = { stopped: false };
  const left = [...parts];
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const part = left.shift();
        if (part === undefined) controller.close();
        else controller.enqueue(part);
      },
      cancel: () => {
        seen.stopped = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}

describe("the media type", () => {
  test.each([
    "application/dns-message",
    "Application/DNS-Message",
    " application/dns-message ",
    "application/dns-message;charset=utf-8",
    "application/dns-message ; x=y; z",
    "application/dns-message;\ttext/html",
  ])("%j is that of an answer", async (type) => {
    expect(await withType(type)).toEqual({ bytes: BYTES });
  });

  test.each(["text/html", "Text/HTML ; charset=utf-8"])("%j is a web page's", async (type) => {
    expect(await withType(type)).toMatchObject({ kind: "web-page" });
  });

  test.each([
    ["text/plain", "text/plain"],
    ["Application/JSON; x=y", "application/json"],
    [`${"a".repeat(40)}/${"b".repeat(60)}`, `${"a".repeat(40)}/${"b".repeat(60)}`],
    ["", "unnamed content"],
    ["text", "unnamed content"],
    ["text/", "unnamed content"],
    ["/plain", "unnamed content"],
    ["\u001b[2Jtext/plain", "unnamed content"],
    ["text/plain\u0007", "unnamed content"],
    [`${"a".repeat(41)}/b`, "unnamed content"],
    [`a/${"b".repeat(61)}`, "unnamed content"],
    ["text/plain, application/dns-message", "unnamed content"],
  ])("%j is told as %s", async (type, named) => {
    const detail = `The resolver sent ${named} instead of application/dns-message.`;
    expect(await withType(type)).toEqual({ kind: "not-dns", detail });
  });
});

test.each([
  [299, "http-status"],
  [300, "web-page"],
  [399, "web-page"],
  [400, "http-status"],
])("status %d is told as %s", async (status, kind) => {
  expect(await withType("application/dns-message", status)).toMatchObject({ kind });
});

describe("a body", () => {
  test("that nobody reads is stopped, so that its connection is free", async () => {
    const page = pieces(BYTES);
    const headers = new Headers({ "content-type": "text/html" });
    await readResponse({ status: 200, type: "basic", headers, body: page.body });
    expect(page.seen.stopped).toBe(true);
  });

  test("that cannot be stopped does no harm", () => {
    const { body } = pieces(BYTES);
    body.getReader();
    expect(() => {
      discard({ status: 404, type: "basic", headers: new Headers(), body });
    }).not.toThrow();
  });

  test("in pieces is put together", async () => {
    const { body } = pieces(BYTES, new Uint8Array(), Uint8Array.of(4));
    expect(await readBody(body, 4)).toEqual(Uint8Array.of(1, 2, 3, 4));
  });

  test("of 64 kB is read; one of a byte more is stopped at once", async () => {
    const most = pieces(new Uint8Array(MAXIMUM_MESSAGE));
    expect(await readBody(most.body, MAXIMUM_MESSAGE)).toHaveLength(MAXIMUM_MESSAGE);
    expect(most.seen.stopped).toBe(false);
    const more = pieces(new Uint8Array(MAXIMUM_MESSAGE), new Uint8Array(1), BYTES);
    expect(await readBody(more.body, MAXIMUM_MESSAGE)).toBeUndefined();
    expect(more.seen.stopped).toBe(true);
  });
});
