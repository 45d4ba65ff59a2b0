import { readFileSync } from "node:fs";
import { extensionIds } from "../../src/cli/policy.ts";
import { readPolicyFile } from "../../src/storage/policy-file.ts";
import type { PolicyProblem } from "../../src/storage/policy-model.ts";
import type { PolicySettings } from "./policy-files.ts";

/**
 * Reads the settings for the kit's policy files: a JSON object of the keys, or one of the samples with them in its
 * "3rdparty". What is wrong in them is said now, since Chromium would drop some of it without a word.
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
  const { form, policy, misplaced } = readPolicyFile(value, extensionIds());
  const wrong = [...misplaced.map((sentence) => `  ${sentence}`), ...policy.problems.map(lineOf)];
  if (wrong.length > 0) throw new Error([`${file} is no good policy:`, ...wrong].join("\n"));
  return form === "bare" ? (value as PolicySettings) : policy.values;
}

function lineOf({ key, index, reason, shown }: PolicyProblem): string {
  const place = index === undefined ? key : `${key}, item ${index + 1}`;
  return `  ${place}: ${reason}${shown === "" ? "" : ` (it is ${shown})`}`;
}
