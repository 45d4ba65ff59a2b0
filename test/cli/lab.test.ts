import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { scenarioById } from "../../lab/scenarios/all-scenarios.ts";
import { CERTAIN_FLUX } from "../../lab/scenarios/certain-flux.ts";
import { startLab, type Lab } from "../../lab/server/start-lab.ts";
import { runHere } from "./in-process.ts";
import { fluxward, startFluxward } from "./run-fluxward.ts";

const FLUXED = "ostrevane.info";
const PLAIN = "halvenbakery.com";
const folder = mkdtempSync(join(tmpdir(), "fluxward-lab-"));
const caFile = join(folder, "authority.pem");
let lab: Lab;

beforeAll(async () => {
  lab = await startLab({
    scenarios: [CERTAIN_FLUX, scenarioById("plain")],
    place: "outside",
  });
  writeFileSync(caFile, lab.certificates.authorityPem);
});
beforeEach(() => {
  lab.reset();
});
afterAll(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
});

function resolvers(kind: "url" | "plainUrl"): string[] {
  return lab.resolvers.flatMap((resolver) => ["--resolver", resolver[kind]]);
}
function secure(): string[] {
  return [...resolvers("url"), "--ca", caFile];
}
function verdicts(out: string): string[] {
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { host: string; verdict: string })
    .map(({ host, verdict }) => `${host} ${verdict}`);
}

/** What was said, but for servers that a busy machine kept from answering in time. */
function besideSlowness(err: string): string {
  return err.replace(/^fluxward: \S+ did not answer .*\n/gm, "");
}

describe("check against real servers", () => {
  test("over HTTP/2: a fluxed and an honest site, in the order asked for", async () => {
    const args = ["check", FLUXED, PLAIN, "--json", ...secure()];
    const { status, out, err } = await fluxward(args);
    expect(besideSlowness(err)).toBe("");
    expect(verdicts(out)).toEqual([`${FLUXED} flux`, `${PLAIN} clear`]);
    expect(status).toBe(1);
    expect(new Set(lab.queries.all().map(({ version }) => version))).toEqual(new Set(["2.0"]));
    expect(new Set(lab.queries.all().map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  test("over HTTP/1.1, with NODE_EXTRA_CA_CERTS instead of an option over HTTP/2", async () => {
    const plain = await runHere(["check", PLAIN, "--json", ...resolvers("plainUrl")]);
    expect([plain.status, besideSlowness(plain.err)]).toEqual([0, ""]);
    expect(new Set(lab.queries.all().map(({ version }) => version))).toEqual(new Set(["1.1"]));
    const trusted = await fluxward(["check", PLAIN, "--json", ...resolvers("url")], "", {
      NODE_EXTRA_CA_CERTS: caFile,
    });
    expect([trusted.status, besideSlowness(trusted.err)]).toEqual([0, ""]);
  });

  test("no question is sent twice to one resolver but the declared second draw", async () => {
    await runHere(["check", FLUXED, "--json", ...secure()]);
    const counts = new Map<string, number>();
    for (const { operator, name, type } of lab.queries.all()) {
      const key = `${operator} ${name} ${type}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts) {
      expect([key, count]).toEqual([key, key.includes(` ${FLUXED} A`) ? expect.any(Number) : 1]);
      expect(count).toBeLessThanOrEqual(2);
    }
  });

  test("what was captured replays to the same verdict, and a second capture is added", async () => {
    const file = join(folder, "capture.jsonl");
    const live = await runHere(["check", FLUXED, "--json", "--capture", file, ...secure()]);
    const first = readFileSync(file, "utf8");
    const replayed = await runHere(["replay", file, "--json"]);
    expect(replayed).toMatchObject({ status: live.status, err: "" });
    const strip = (text: string): object => {
      const { verdict, score, evidence } = JSON.parse(text) as Record<string, unknown>;
      return { verdict, score, evidence };
    };
    expect(strip(replayed.out)).toEqual(strip(live.out));
    await runHere(["check", PLAIN, "--json", "--capture", file, ...secure()]);
    expect(readFileSync(file, "utf8").startsWith(first)).toBe(true);
    expect(verdicts((await runHere(["replay", file, "--json"])).out)).toEqual([
      `${FLUXED} flux`,
      `${PLAIN} clear`,
    ]);
  });
});

describe("resolvers that fail", () => {
  test.each<[string, Parameters<Lab["resolvers"][number]["setFault"]>[0], RegExp]>([
    ["reset", { kind: "reset" }, /could not be reached. No connection: the connection was closed/],
    ["a sign-in page", { kind: "html" }, /sign-in page/],
    ["garbage", { kind: "garbage" }, /is not an answer/],
    ["HTTP 503", { kind: "status", status: 503 }, /HTTP status 503/],
  ])("%s at all of them: could not tell", async (_what, fault, said) => {
    for (const resolver of lab.resolvers) resolver.setFault(fault);
    const { status, out, err } = await runHere(["check", FLUXED, ...secure()]);
    expect(status).toBe(2);
    expect(out).toMatch(/Could not tell/);
    expect(err).toMatch(said);
  });

  test("one that fails costs nothing but itself", async () => {
    lab.resolvers[0]?.setFault({ kind: "status", status: 503 });
    const { status, out, err } = await runHere(["check", FLUXED, "--json", ...secure()]);
    expect(verdicts(out)).toEqual([`${FLUXED} flux`]);
    expect(status).toBe(1);
    expect(err).toMatch(/503/);
  });

  test("one that lies alone raises no alarm on an honest site", async () => {
    const addresses = Array.from(
      { length: 8 },
      (_, n) => `${String(61 + n * 9)}.${String(20 + n)}.7.9`,
    );
    for (const liar of lab.resolvers) {
      lab.reset();
      liar.setFault({ kind: "lie", addresses, ttl: 60 });
      const { out } = await runHere(["check", PLAIN, "--json", ...secure()]);
      expect(verdicts(out)[0]).toMatch(/ (clear|watch)$/);
    }
  });

  test("an authority that nobody trusts is named", async () => {
    const { status, err } = await runHere(["check", FLUXED, ...resolvers("url")]);
    expect(status).toBe(2);
    expect(err).toMatch(/certificate is not from a trusted authority/);
  });
});

test("watch prints the first verdict, says when it looks again, and ends when asked to", async () => {
  const child = startFluxward(["watch", FLUXED, ...secure()]);
  let out = "";
  child.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString()));
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  await new Promise<void>((resolve) => {
    child.stderr?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("Next look")) resolve();
    });
  });
  child.kill("SIGINT");
  expect(await closed).toBe(1);
  expect(out).toMatch(/^ostrevane\.info: This site is hiding/);
});
