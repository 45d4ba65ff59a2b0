import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { loadTableBytes } from "../../tools/networks/load-knowledge.ts";
import { line } from "./replay-lines.ts";
import { runHere } from "./in-process.ts";
import { fluxward } from "./run-fluxward.ts";

loadTableBytes();
const folder = mkdtempSync(join(tmpdir(), "fluxward-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const PLAIN = [
  line("a.net", 1_700_000_000, ["93.184.215.14"]),
  line("a.net", 1_700_000_600, ["93.184.215.14"]),
];

describe("bad use ends with status 2 and a sentence", () => {
  test.each<[string[], RegExp]>([
    [[], /Say what to do.*--help/],
    [["check", "a.net", "--frob"], /no option "--frob"/],
    [["check", "localhost"], /localhost: Its name is reserved/],
    [["check", "a.net", "--resolver", "http://dns.net/"], /must begin with https/],
    [["check", "a.net", "--ca", "/no/such.pem"], /cannot be read/],
    [["check", "a.net", "--capture", "/no/such/folder/f"], /no such file/],
    [["replay", "/no/such/file"], /cannot be read/],
  ])("%j", async (args, problem) => {
    const { status, out, err } = await runHere(args);
    expect(err).toMatch(problem);
    expect(err).not.toContain("    at ");
    expect({ status, out }).toEqual({ status: 2, out: "" });
  });
});

test("a process ends with the status too", async () => {
  expect(await fluxward(["frobnicate"])).toMatchObject({ status: 2, out: "" });
});

test("help and version are results", async () => {
  expect(await runHere(["--help"])).toMatchObject({
    status: 0,
    err: "",
    out: expect.stringContaining("replay FILE|-") as string,
  });
  expect((await runHere(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe("replay", () => {
  test("a file, the same packed, and standard input say the same", async () => {
    const text = `${PLAIN.join("\n")}\n${line("b.net", 1, ["93.184.215.14"])}\n`;
    const file = join(folder, "plain.jsonl");
    writeFileSync(file, text);
    const one = await fluxward(["replay", file, "--json"]);
    const two = await fluxward(["replay", "-", "--json"], gzipSync(text));
    expect(one).toMatchObject({ status: 0, err: "" });
    expect(two).toEqual(one);
    const hosts = one.out
      .trim()
      .split("\n")
      .map((json) => JSON.parse(json) as { host: string; transitions: object[] });
    expect(hosts.map(({ host, transitions }) => [host, transitions.length])).toEqual([
      ["a.net", 2],
      ["b.net", 1],
    ]);
  });

  test("a bad line costs itself and the status, nothing else", async () => {
    const good = await runHere(["replay", "-", "--json"], PLAIN.join("\n"));
    const bad = await runHere(
      ["replay", "-", "--json"],
      `${PLAIN[0] ?? ""}\n{"t":\n${PLAIN[1] ?? ""}\n`,
    );
    expect(bad).toEqual({ ...good, status: 2, err: "fluxward: line 2: is not JSON; skipped\n" });
  });

  test("a host that could not be told makes the status 2, in text too", async () => {
    const { status, out } = await runHere(["replay", "-"], line("a.net", 1, [], { Status: 2 }));
    expect(status).toBe(2);
    expect(out).toMatch(/^a\.net: Could not tell/);
  });

  test("a packed file that was cut off is told", async () => {
    const packed = gzipSync(PLAIN.join("\n"));
    const { status, err } = await runHere(["replay", "-"], packed.subarray(0, packed.length - 9));
    expect(status).toBe(2);
    expect(err).toMatch(/standard input cannot be read to its end/);
  });
});
