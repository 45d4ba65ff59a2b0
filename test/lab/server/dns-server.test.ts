import { Resolver } from "node:dns/promises";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDnsServer, type DnsServer } from "../../../lab/server/dns-server.ts";
import { createQueryLog } from "../../../lab/server/query-log.ts";
import { encodeQuery } from "../../../src/dns/query.ts";

const MANY = Array.from({ length: 150 }, (_, index) => `192.0.2.${String(index + 1)}`);
const log = createQueryLog();
const resolver = new Resolver({ timeout: 2_000, tries: 1 });
let server: DnsServer;

beforeAll(async () => {
  server = await startDnsServer({
    address: "127.0.0.1",
    port: 0,
    roundTripMs: 0,
    log,
    now: () => 7,
    answer: ({ name, type }) => {
      const data = name.startsWith("many.") ? MANY : ["192.0.2.1"];
      const records = data.map((one) => ({ name, type, ttl: 60, data: one }));
      return {
        status: name.startsWith("no.") ? 3 : 0,
        answer: type === "A" ? records : [],
        authority: [],
      };
    },
  });
  resolver.setServers([`127.0.0.1:${String(server.port)}`]);
});
afterAll(() => server.close());

test("answers over UDP, and says where there is nothing", async () => {
  expect(await resolver.resolve4("one.halvenbakery.com")).toEqual(["192.0.2.1"]);
  await expect(resolver.resolve4("no.halvenbakery.com")).rejects.toMatchObject({
    code: "ENOTFOUND",
  });
  await expect(resolver.resolve6("one.halvenbakery.com")).rejects.toMatchObject({
    code: "ENODATA",
  });
});

test("what does not fit a datagram is cut, and whole over TCP", async () => {
  expect(await resolver.resolve4("many.halvenbakery.com")).toHaveLength(150);
  const versions = log.all().filter(({ name }) => name.startsWith("many."));
  expect(versions.map(({ version }) => version)).toEqual(["udp", "tcp"]);
});

test("two messages in one TCP segment get two answers", async () => {
  const query = encodeQuery({ name: "one.halvenbakery.com", type: "A" });
  const framed = Buffer.concat([Buffer.from([query.length >> 8, query.length & 255]), query]);
  const socket = connect(server.port, "127.0.0.1");
  let received = 0;
  let first = 0;
  const both = new Promise<void>((done) => {
    socket.on("data", (chunk: Buffer) => {
      if (received === 0) first = chunk.readUInt16BE(0) + 2;
      received += chunk.length;
      if (received >= first * 2) done();
    });
  });
  socket.write(Buffer.concat([framed, framed]));
  await both;
  socket.destroy();
  expect(received).toBe(first * 2);
});
