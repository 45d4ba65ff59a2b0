import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import manifest from "../../manifest.json";
import { locate } from "../storage/json-places.ts";
import { readPolicyFile, type PolicyFile } from "../storage/policy-file.ts";
import { describePolicyProblem } from "../storage/policy-reasons.ts";
import { POLICY_KEYS } from "../storage/policy-schema.ts";
import { shownInForce } from "../storage/policy-shown.ts";
import type { ExitStatus } from "./exit-status.ts";
import type { Output } from "./output.ts";
import { printable } from "./style.ts";

/** Largest file that is read, bytes: far more than the longest lists need. */
const MOST_BYTES = 4_194_304;

type Options = {
  readonly file: string;
  readonly json: boolean;
  /** Chromium's name for the extension, where that is not the usual one. */
  readonly id: string | undefined;
  readonly output: Output;
};

/** Says of a policy file what each key comes to. 0: all of it is right, 2: something is not. */
export function checkPolicy({ file, json, id, output }: Options): ExitStatus {
  const { chromium, firefox } = extensionIds();
  const read = readPolicyFile(parse(file), { chromium: id ?? chromium, firefox });
  const { policy, misplaced } = read;
  const isRight = policy.problems.length === 0 && misplaced.length === 0;
  if (json) output.print(JSON.stringify(asJson(read)));
  else printText(read, output);
  return isRight ? 0 : 2;
}

/** Names of files that hold a policy for another system. */
const OTHER_FORMS = /\.(?:admx|adml|mobileconfig|plist|reg|tsv|xml)$/i;

function parse(file: string): unknown {
  const { size } = statSync(file);
  if (size > MOST_BYTES) {
    throw new Error(`${file} is larger than ${String(MOST_BYTES)} bytes: it is no policy file.`);
  }
  // Some editors begin a file with a byte order mark, which JSON does not know.
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  try {
    return JSON.parse(text);
  } catch {
    if (OTHER_FORMS.test(file)) {
      throw new Error(
        `${file} is no JSON. Of policies this command reads the form for Linux and Firefox's policies.json: write the ` +
          "same keys and values as JSON and check these.",
      );
    }
    const { fault } = locate(text);
    const where =
      fault === undefined ? "" : ` at line ${String(fault.line)}, column ${String(fault.column)}`;
    throw new Error(`${file} is not JSON${where}. No browser will read any of it.`);
  }
}

/** As browsers know the extension: Chromium by its key (SHA-256, half of it, in letters from "a"), Firefox by name. */
export function extensionIds(): { readonly chromium: string; readonly firefox: string } {
  const hash = createHash("sha256").update(Buffer.from(manifest.key, "base64")).digest("hex");
  const letters = [...hash.slice(0, 32)].map((digit) =>
    String.fromCharCode("a".charCodeAt(0) + parseInt(digit, 16)),
  );
  return { chromium: letters.join(""), firefox: manifest.browser_specific_settings.gecko.id };
}

const FORMS = {
  chromium: "Chromium's policies",
  firefox: "Firefox's policies.json",
  bare: "the keys alone",
} as const;

function printText({ form, place, policy, misplaced }: PolicyFile, { print, style }: Output): void {
  print(`Read as ${FORMS[form]}${place === "" ? "" : `, at ${place}`}.`);
  for (const key of POLICY_KEYS) {
    const value = policy.values[key];
    if (value === undefined) continue;
    const shown = shownInForce(key, value);
    print(`  ${style.green("right")}  ${key}: ${printable(shown === "" ? "(none)" : shown)}`);
  }
  for (const problem of policy.problems) {
    const shown = problem.shown === "" ? "" : ` It has: ${problem.shown}`;
    print(`  ${style.red("wrong")}  ${printable(`${describePolicyProblem(problem)}.${shown}`)}`);
  }
  for (const sentence of misplaced) print(`  ${style.red("wrong")}  ${printable(sentence)}`);
  const wrong = policy.problems.length + misplaced.length;
  print(
    wrong === 0
      ? "All of it is right."
      : `${String(wrong)} to mend. The rest of the policy is not affected.`,
  );
}

/** Secrets stay out of it too. */
function asJson({ form, place, policy, misplaced }: PolicyFile): object {
  const values = POLICY_KEYS.flatMap((key): (readonly [string, string])[] => {
    const value = policy.values[key];
    return value === undefined ? [] : [[key, shownInForce(key, value)]];
  });
  return {
    ...{ form, place },
    right: Object.fromEntries<string>(values),
    wrong: policy.problems.map((problem) => ({
      ...problem,
      text: `${describePolicyProblem(problem)}.`,
    })),
    misplaced,
  };
}
