import { Agent, fetch } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ALL_SCENARIOS } from "../../../lab/scenarios/all-scenarios.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { DOWNLOAD_PATH } from "../../../lab/sites/site-log.ts";

const FLUXED = "ostrevane.info";
let lab: Lab;
let dispatcher: Agent;
beforeAll(async () => {
  const scenarios = ALL_SCENARIOS.filter(({ id }) => id === "plain" || id === "ten-homes");
  lab = await startLab({ scenarios, place: "outside" });
  const port = lab.sitePorts.https;
  dispatcher = new Agent({
    connect: {
      ca: lab.certificates.authorityPem,
      lookup: (_name, _options, done) => {
        done(null, [{ address: "127.0.0.1", family: 4 }]);
      },
    },
  });
  expect(port).toBeGreaterThan(0);
});
afterAll(async () => {
  await dispatcher.destroy();
  await lab.close();
});
const visit = (host: string, path: string, init: Parameters<typeof fetch>[1] = {}) =>
  fetch(`https://${host}:${String(lab.sitePorts.https)}${path}`, { dispatcher, ...init });

test("each host has a certificate of its own name and its own page", async () => {
  expect(await (await visit(FLUXED, "/")).text()).toContain('type="password"');
  expect(await (await visit("halvenbakery.com", "/")).text()).toContain("Halvenbakery");
  expect((await visit("unknown.halvenbakery.com", "/")).status).toBe(404);
});

test("what is typed, sent or downloaded is on record, and nothing else is", async () => {
  lab.sites.clear();
  await visit(FLUXED, "/");
  expect(lab.sites.stolen(FLUXED)).toEqual([]);
  await visit(FLUXED, "/typed", { method: "POST", body: "password=x" });
  await visit(FLUXED, DOWNLOAD_PATH);
  expect(lab.sites.stolen(FLUXED).map(({ path, body }) => [path, body])).toEqual([
    ["/typed", "password=x"],
    [DOWNLOAD_PATH, ""],
  ]);
  expect(lab.sites.stolen("halvenbakery.com")).toEqual([]);
});
