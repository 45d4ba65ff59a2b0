import { readPolicy } from "./policy-reader.ts";
import { NO_POLICY, type Policy } from "./policy-model.ts";

/** Which of the forms that browsers read a file has. */
export type PolicyForm = "chromium" | "firefox" | "bare";

export type PolicyFile = {
  readonly form: PolicyForm;
  /** Names from the top of the file to the policy, for people. */
  readonly place: string;
  readonly policy: Policy;
  /** What of the file is meant to be this extension's, though no browser will take it so; whole English sentences. */
  readonly misplaced: readonly string[];
};

type Ids = { readonly chromium: string; readonly firefox: string };
type Json = Readonly<Record<string, unknown>>;

/**
 * Finds the policy of the extension in a file for a browser, as `JSON.parse` gave it: Chromium's policies, Firefox's
 * `policies.json`, or the keys alone.
 */
export function readPolicyFile(content: unknown, ids: Ids): PolicyFile {
  if (!isObject(content)) {
    return { form: "bare", place: "", policy: readPolicy(content ?? null), misplaced: [] };
  }
  const { policies } = content;
  if (isObject(policies))
    return readForm("firefox", content, ["policies", "3rdparty", "Extensions"], ids.firefox);
  if ("3rdparty" in content || !isBare(content)) {
    return readForm("chromium", content, ["3rdparty", "extensions"], ids.chromium);
  }
  return { form: "bare", place: "", policy: readPolicy(content), misplaced: [] };
}

/** Keys of browsers' own begin with a capital. */
function isBare(content: Json): boolean {
  const names = Object.keys(content);
  return names.length === 0 || names.some((name) => /^[a-z]/.test(name));
}

function readForm(
  form: PolicyForm,
  content: Json,
  path: readonly string[],
  id: string,
): PolicyFile {
  const misplaced: string[] = [];
  let here: unknown = content;
  const seen: string[] = [];
  for (const name of [...path, id]) {
    if (!isObject(here)) {
      misplaced.push(`${seen.join(".")} is not an object.`);
      here = undefined;
      break;
    }
    const found = Object.hasOwn(here, name) ? name : undefined;
    if (found === undefined) misplaced.push(missing(here, name, seen));
    seen.push(name);
    here = found === undefined ? undefined : here[found];
    if (here === undefined) break;
  }
  const place = [...path, id]
    .map((name) => (/^[a-z]+$/i.test(name) ? name : `"${name}"`))
    .join(".");
  if (here === undefined) return { form, place, policy: NO_POLICY, misplaced };
  return { form, place, policy: readPolicy(here), misplaced };
}

/** Half a SHA-256, its digits as letters. */
const CHROMIUM_ID = /^[a-p]{32}$/;

/** Names are taken to the letter: browsers pass over all others without a word. */
function missing(here: Json, name: string, seen: readonly string[]): string {
  const inside = seen.length === 0 ? "the file" : seen.join(".");
  const alike = Object.keys(here).find((other) => other.toLowerCase() === name.toLowerCase());
  if (alike !== undefined) {
    return `"${alike.slice(0, 60)}" in ${inside} must be written "${name}", to the letter.`;
  }
  const others = Object.keys(here)
    .slice(0, 5)
    .map((other) => `"${other.slice(0, 60)}"`);
  if (others.length === 0) return `There is no "${name}" in ${inside}.`;
  const sentence = `There is no "${name}" in ${inside}, which has ${others.join(", ")}.`;
  const [only, ...more] = Object.keys(here).filter((other) => CHROMIUM_ID.test(other));
  return CHROMIUM_ID.test(name) && only !== undefined && more.length === 0
    ? `${sentence} If that is the id of a package that you signed yourself, add: --id ${only}`
    : sentence;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
