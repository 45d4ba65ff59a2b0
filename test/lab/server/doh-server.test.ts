import { connect } from "node:http2";
import { Agent, fetch } from "undici";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ALL_SCENARIOS } from "../../../lab/scenarios/all-scenarios.ts";
import { type Lab, type LabResolver, startLab } from "../../../lab/server/start-lab.ts";
import { decodeAnswer } from "../../../src/dns/answer.ts";
import { encodeQuery } from "../../../src/dns/query.ts";

const HOST = "halvenbakery.com";
const MEDIA_TYPE = "application/dns-message";
const QUERY = encodeQuery({ name: HOST, type: "A" });
const PARAMETER = Buffer.from(QUERY).toString("base64url");

describe("the lab's DoH servers", () => {
  let lab: Lab;
  let dispatcher: Agent;
  beforeAll(async () => {
    const scenarios = ALL_SCENARIOS.filter(({ id }) => id === "plain");
    lab = await startLab({ scenarios, place: "outside" });
    dispatcher = new Agent({ connect: { ca: lab.certificates.authorityPem } });
  });
  beforeEach(() => {
    lab.reset();
  });
  afterAll(async () => {
    await dispatcher.destroy();
    await lab.close();
  });
  const first = (): LabResolver => {
    const [resolver] = lab.resolvers;
    if (resolver === undefined) throw new Error("no resolver");
    return resolver;
  };
  const get = (url: string, init: Parameters<typeof fetch>[1] = {}) =>
    fetch(url, { dispatcher, ...init });

  test("every operator answers GET and POST over TLS and over plain HTTP", async () => {
    for (const { url, plainUrl } of lab.resolvers) {
      for (const base of [url, plainUrl]) {
        const asked = [
          await get(`${base}?dns=${PARAMETER}`),
          await get(base, { method: "POST", headers: { "content-type": MEDIA_TYPE }, body: QUERY }),
        ];
        for (const response of asked) {
          expect(response.status).toBe(200);
          expect(response.headers.get("content-type")).toBe(MEDIA_TYPE);
          const body = new Uint8Array(await response.arrayBuffer());
          const answer = decodeAnswer(body, { name: HOST, type: "A" });
          expect(JSON.stringify(answer)).toContain('"type":"A"');
          expect(response.headers.get("cache-control")).toMatch(/^max-age=3[56]\d\d$/);
        }
      }
    }
  });

  test("HTTP/2 is agreed on where the client wants it", async () => {
    const session = connect(new URL(first().url).origin, { ca: lab.certificates.authorityPem });
    const status = await new Promise((done, fail) => {
      session.once("error", fail);
      const stream = session.request({ ":path": `/dns-query?dns=${PARAMETER}` });
      stream.once("response", (headers) => {
        done(headers[":status"]);
      });
      stream.resume();
    });
    session.close();
    expect(status).toBe(200);
    expect(lab.queries.all().at(-1)?.version).toBe("2.0");
  });

  test.each([
    ["no parameter", 400, "", {}],
    ["an empty parameter", 400, "?dns=", {}],
    ["padding in the parameter", 400, `?dns=${PARAMETER}%3D`, {}],
    ["no DNS", 400, "?dns=AAAA", {}],
    ["another method", 405, `?dns=${PARAMETER}`, { method: "PUT" }],
    [
      "another type",
      415,
      "",
      { method: "POST", headers: { "content-type": "text/plain" }, body: QUERY },
    ],
    [
      "too long a body",
      413,
      "",
      { method: "POST", headers: { "content-type": MEDIA_TYPE }, body: Buffer.alloc(70_000) },
    ],
  ])("%s is refused with %i", async (_, status, tail, init) => {
    expect((await get(first().url + tail, init)).status).toBe(status);
  });

  test("another path is not found", async () => {
    expect((await get(new URL("/other", first().url).href)).status).toBe(404);
  });

  test("each fault shows, and only at its own operator", async () => {
    const [broken, sound] = lab.resolvers;
    if (broken === undefined || sound === undefined) throw new Error("no resolvers");
    const ask = () => get(`${broken.url}?dns=${PARAMETER}`);
    broken.setFault({ kind: "html" });
    expect((await ask()).headers.get("content-type")).toBe("text/html");
    broken.setFault({ kind: "garbage" });
    const body = new Uint8Array(await (await ask()).arrayBuffer());
    expect(() => {
      const read = decodeAnswer(body, { name: HOST, type: "A" });
      if ("ok" in read && !read.ok) throw new Error("refused");
    }).toThrow();
    broken.setFault({ kind: "status", status: 503 });
    expect((await ask()).status).toBe(503);
    broken.setFault({ kind: "reset" });
    await expect(ask()).rejects.toThrow();
    broken.setFault({ kind: "hang" });
    await expect(
      get(`${broken.url}?dns=${PARAMETER}`, { signal: AbortSignal.timeout(200) }),
    ).rejects.toThrow();
    broken.setFault({ kind: "lie", addresses: ["203.0.113.77"], ttl: 5 });
    const lie = Buffer.from(await (await ask()).arrayBuffer());
    expect(lie.includes(Buffer.from([203, 0, 113, 77]))).toBe(true);
    const truth = Buffer.from(await (await get(`${sound.url}?dns=${PARAMETER}`)).arrayBuffer());
    expect(truth.includes(Buffer.from([203, 0, 113, 77]))).toBe(false);
  });

  test("a certificate that another lab made is refused", async () => {
    const stranger = new Agent({ connect: { ca: [] } });
    await expect(
      fetch(`${first().url}?dns=${PARAMETER}`, { dispatcher: stranger }),
    ).rejects.toThrow();
    await stranger.destroy();
  });
});
