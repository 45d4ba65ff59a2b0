import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { toOtlp } from "../../src/events/otlp.ts";
import { record, type OtlpRequest } from "./decoded.ts";
import { allEvents, SOURCE } from "./examples.ts";

const FOLDER = fileURLToPath(new URL("../../docs/fleet", import.meta.url));
const read = (name: string): string => readFileSync(join(FOLDER, name), "utf8");
const QUERIES = ["met", "proceeded", "silent", "curve"];

type Names = { readonly resource: ReadonlySet<string>; readonly record: ReadonlySet<string> };

/** What a store has of all kinds of events, or of those of a name. */
async function sent(eventName?: string): Promise<Names> {
  const request = toOtlp(await allEvents(), SOURCE) as unknown as OtlpRequest;
  const [{ resource, scopeLogs }] = request.resourceLogs as [OtlpRequest["resourceLogs"][number]];
  const records = scopeLogs
    .flatMap(({ logRecords }) => logRecords)
    .filter((one) => eventName === undefined || one.eventName === eventName);
  expect(records).not.toEqual([]);
  return {
    resource: new Set(Object.keys(record(resource.attributes))),
    record: new Set(records.flatMap(({ attributes }) => attributes.map(({ key }) => key))),
  };
}

function namesIn(sql: string, map: "LogAttributes" | "ResourceAttributes"): readonly string[] {
  return [...sql.matchAll(new RegExp(String.raw`${map}\['([^']*)'\]`, "g"))].map(
    ([, name]) => name!,
  );
}

/** The query without what it says about itself. */
function bare(name: string): string {
  return read(`${name}.sql`)
    .replace(/^--.*\n/gm, "")
    .trim();
}

describe("the example of a fleet", () => {
  test.each(QUERIES)("%s.sql asks for what the events it asks about have", async (name) => {
    const sql = bare(name);
    const events = [...sql.matchAll(/EventName = '([^']*)'/g)].map(([, one]) => one!);
    expect(new Set(events).size).toBe(1);
    const names = await sent(events[0]);
    expect(namesIn(sql, "LogAttributes").filter((one) => !names.record.has(one))).toEqual([]);
    expect(namesIn(sql, "ResourceAttributes").filter((one) => !names.resource.has(one))).toEqual(
      [],
    );
    // Names are quoted nowhere else.
    const quoted = [...sql.matchAll(/'((?:fluxward|fastflux|service|log)[.\w]*)'/g)].map(
      ([, one]) => one!,
    );
    const known = new Set([...names.record, ...names.resource, ...events]);
    expect(quoted.filter((one) => !known.has(one))).toEqual([]);
  });

  test("compares with values that there are", async () => {
    const request = toOtlp(await allEvents(), SOURCE) as unknown as OtlpRequest;
    const values = new Map<string, Set<string>>();
    for (const { attributes } of request.resourceLogs[0]!.scopeLogs[0]!.logRecords) {
      for (const [key, value] of Object.entries(record(attributes))) {
        values.set(key, (values.get(key) ?? new Set()).add(String(value)));
      }
    }
    const compared = QUERIES.flatMap((name) => [
      ...bare(name).matchAll(/LogAttributes\['([^']*)'\] = '([^']*)'/g),
    ]);
    expect(compared.length).toBeGreaterThan(1);
    for (const [, key, value] of compared) expect(values.get(key!)).toContain(value);
    expect([...values.get("fluxward.active")!]).toEqual(["true"]);
    expect(bare("silent")).toContain("active = 'false'");
  });

  test("the dashboard shows these queries, each for the time that is looked at", () => {
    type Panel = {
      readonly title: string;
      readonly targets: readonly { readonly rawSql: string }[];
    };
    const { panels } = JSON.parse(read("dashboard.json")) as { readonly panels: readonly Panel[] };
    const shown = panels.flatMap(({ targets }) => targets.map(({ rawSql }) => rawSql));
    const wanted = QUERIES.map((name) =>
      bare(name).replace("Timestamp > now() - INTERVAL 7 DAY", "$__timeFilter(Timestamp)"),
    );
    expect(shown.toSorted()).toEqual(wanted.toSorted());
  });

  test("collector and tables name the same table, and everybody says that nobody tried them", () => {
    const [, table] = /logs_table_name: (\w+)/.exec(read("collector.yaml")) ?? [];
    const [, database] = /database: (\w+)/.exec(read("collector.yaml")) ?? [];
    const [, cluster] = /cluster_name: (\w+)/.exec(read("collector.yaml")) ?? [];
    const tables = read("tables.sql");
    expect(tables).toContain(`AS ${database!}.${table!}\n`);
    expect(tables).toContain(`Distributed(${cluster!}, ${database!}, ${table!}, `);
    const [, all] = /CREATE TABLE (\S+)/.exec(tables) ?? [];
    for (const name of QUERIES) expect(bare(name)).toContain(`FROM ${all!}\n`);
    for (const file of readdirSync(FOLDER)) {
      expect(read(file), file).toMatch(/untried|nobody has tried/i);
    }
  });
});
