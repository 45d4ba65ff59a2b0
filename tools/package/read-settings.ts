import { readFileSync } from "node:fs";
import type { PolicySettings } from "./policy-files.ts";

/** Reads the settings for the kit's policy files: a JSON object, as "3rdparty" has them for one extension. */
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
  return value as PolicySettings;
}
