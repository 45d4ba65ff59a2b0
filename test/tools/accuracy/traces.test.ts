import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { remembering } from "../../../tools/accuracy/remembering.ts";
import { readTraces } from "../../../tools/accuracy/traces.ts";
import { loadKnowledge } from "../../../tools/networks/load-knowledge.ts";

const folder = mkdtempSync(join(tmpdir(), "traces-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const line = (t: number, host: string, addresses: readonly string[]): string =>
  JSON.stringify({
    t,
    resolver: "https://r0.test/dns-query",
    Status: 0,
    Question: [{ name: `${host}.`, type: 1 }],
    Answer: addresses.map((data) => ({ name: `${host}.`, type: 1, TTL: 60, data })),
    host,
  });
const knowledge = remembering(loadKnowledge());
const write = (lines: readonly string[]): void => {
  writeFileSync(join(folder, "real-dev.jsonl.gz"), gzipSync(lines.join("\n")));
};

it("reads labelled hosts by look and moment, identical lines once, and skips unlabelled ones", () => {
  const first = line(1_000, "moving-site.com", ["1.1.1.1"]);
  const later = [1_004, 1_010, 1_500, 50_000].map((t) => line(t, "moving-site.com", ["9.9.9.9"]));
  write([first, first, ...later, line(1_000, "unlabelled.com", ["1.1.1.1"]), ""]);
  const labels = { "moving-site.com": { kind: "some", flux: true } };
  writeFileSync(join(folder, "real-dev.labels.json"), JSON.stringify(labels));
  const traces = readTraces(knowledge, folder);
  expect(traces).toHaveLength(1);
  expect(traces?.[0]).toMatchObject({ kind: "some", fluxed: true, answers: 5 });
  expect(traces?.[0]?.readings).toHaveLength(4);
  // The naive rule sees both addresses already in the first look: 4 s lie between them.
  expect(traces?.[0]?.readings[0]?.rules[3]).toBe(1);
});

it("says which line is bad", () => {
  write([line(1, "moving-site.com", ["1.1.1.1"]), "{"]);
  expect(() => readTraces(knowledge, folder)).toThrow("line 2: is not JSON");
});

it("has nothing to read where the files are missing", () => {
  expect(readTraces(knowledge, join(folder, "nowhere"))).toBeUndefined();
});
