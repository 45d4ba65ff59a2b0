import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { SourceRange } from "./round-ranges.ts";

/** The pinned data package: ranges of addresses with AS number and operator, one a line. */
export type Source = {
  readonly four: readonly SourceRange[];
  readonly six: readonly SourceRange[];
  /** Operator's full name by AS number: the first that the data give. */
  readonly names: ReadonlyMap<number, string>;
  /** When the data were gathered, ms since the epoch: the package's version carries the hour. */
  readonly builtAt: number;
  readonly version: string;
};

const LINE = /^(\d+),(\d+),(\d+),(?:"((?:[^"]|"")*)"|(.*))$/;

/** Reads @ip-location-db/asn from node_modules. Throws with the line number where a line is malformed. */
export function readSource(): Source {
  const { folder, version } = installed();
  const names = new Map<number, string>();
  const four = readRanges(join(folder, "asn-ipv4-num.csv"), names);
  const six = readRanges(join(folder, "asn-ipv6-num.csv"), names);
  return { four, six, names, builtAt: dateOfVersion(version), version };
}

function installed(): { readonly folder: string; readonly version: string } {
  const manifest = createRequire(import.meta.url).resolve("@ip-location-db/asn/package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  return { folder: dirname(manifest), version };
}

/** The data's hour in a version such as 2.3.2026061719. */
export function dateOfVersion(version: string): number {
  const date = /\.(\d{4})(\d{2})(\d{2})(\d{2})$/.exec(version);
  if (date === null)
    throw new Error(`@ip-location-db/asn ${version}: its version carries no date (YYYYMMDDHH).`);
  const [year, month, day, hour] = date.slice(1).map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour);
}

function readRanges(file: string, names: Map<number, string>): readonly SourceRange[] {
  const ranges: SourceRange[] = [];
  readFileSync(file, "utf8")
    .split("\n")
    .forEach((line, at) => {
      if (line === "") return;
      const [, first, last, number, quoted, plain] = LINE.exec(line.trimEnd()) ?? [];
      if (first === undefined || last === undefined || number === undefined)
        throw new Error(`${file}, line ${String(at + 1)}: not first,last,number,name.`);
      const asn = Number(number);
      if (!names.has(asn)) names.set(asn, quoted?.replaceAll('""', '"') ?? plain ?? "");
      ranges.push({ first: BigInt(first), last: BigInt(last), asn });
    });
  return ranges;
}
