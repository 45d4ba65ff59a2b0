import { readFileSync } from "node:fs";
import type { PolicyProblem } from "../../src/storage/policy-model.ts";
import { readPolicy } from "../../src/storage/policy-reader.ts";
import type { PolicySettings } from "./policy-files.ts";

/**
 * Reads the settings for the kit's policy files: a JSON object, as "3rdparty" has them for one extension. What is wrong in
 * them is said now, since Chromium would drop some of it without a word.
 */
export function readSettings(file: string): PolicySettings {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The settings in ${file} cannot be read: ${why}`, { cause: error });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`${file} must hold one JSON object: setting names and their values.`);
  }
  const { problems } = readPolicy(value);
  if (problems.length > 0) {
    throw new Error([`${file} is no good policy:`, ...problems.map(lineOf)].join("\n"));
  }
  return value as PolicySettings;
}

function lineOf({ key, index, reason, shown }: PolicyProblem): string {
  const place = index === undefined ? key : `${key}, item ${index + 1}`;
  return `  ${place}: ${reason}${shown === "" ? "" : ` (it is ${shown})`}`;
}
