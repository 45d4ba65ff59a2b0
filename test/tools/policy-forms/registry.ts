import type { PolicySettings } from "../../../tools/package/policy-files.ts";
import { managedSchema } from "../../../tools/policy/managed-schema.ts";

export type RegistryValue =
  | { readonly type: "REG_SZ"; readonly data: string }
  | { readonly type: "REG_DWORD"; readonly data: number };

/** Values by their name, by the key that they are in. */
export type Registry = ReadonlyMap<string, ReadonlyMap<string, RegistryValue>>;

const TITLE = "Windows Registry Editor Version 5.00";
const KEY = /^\[(HKEY_LOCAL_MACHINE\\[^\]]+)\]$/;
const VALUE = /^"((?:[^"\\]|\\["\\])*)"=(?:dword:([0-9a-f]{8})|"((?:[^"\\]|\\["\\])*)")$/;

/** Reads a file as reg.exe does; a line that it would not take throws. */
export function readRegistryFile(text: string): Registry {
  const [title, ...lines] = text.split("\r\n");
  if (title !== TITLE) throw new Error(`It must begin with "${TITLE}".`);
  const registry = new Map<string, Map<string, RegistryValue>>();
  let values: Map<string, RegistryValue> | undefined;
  for (const line of lines) {
    if (line === "") continue;
    const key = KEY.exec(line)?.[1];
    if (key !== undefined) {
      if (registry.has(key)) throw new Error(`${key} is there twice.`);
      values = new Map<string, RegistryValue>();
      registry.set(key, values);
      continue;
    }
    const [, name, dword, data = ""] = VALUE.exec(line) ?? [];
    if (name === undefined || values === undefined) throw new Error(`Not for reg.exe: ${line}`);
    values.set(
      unescaped(name),
      dword === undefined
        ? { type: "REG_SZ", data: unescaped(data) }
        : { type: "REG_DWORD", data: parseInt(dword, 16) },
    );
  }
  return registry;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, "$1");
}

/**
 * What Chromium makes of a key of the registry, by the schema in the manifest: DWORDs become switches or numbers, keys below
 * become lists in the order of their numbers. What does not suit the schema throws, where Chromium would drop it.
 */
export function policyFromRegistry(registry: Registry, key: string): PolicySettings {
  const { properties } = managedSchema();
  const below = [...registry.keys()].filter((other) => other.startsWith(`${key}\\`));
  const lists = below.map((other) => [other.slice(key.length + 1), list(registry, other)] as const);
  const plain = [...(registry.get(key) ?? [])].map(
    ([name, value]) => [name, asType(name, properties[name]?.type, value)] as const,
  );
  for (const [name] of lists) {
    if (properties[name]?.type !== "array") throw new Error(`${name} is no list.`);
  }
  return Object.fromEntries<unknown>([...plain, ...lists]);
}

function list(registry: Registry, key: string): readonly string[] {
  return [...(registry.get(key) ?? [])].map(([name, { type, data }], index) => {
    if (name !== String(index + 1) || type !== "REG_SZ") throw new Error(`${key}: ${name}`);
    return data;
  });
}

function asType(
  name: string,
  type: string | undefined,
  { type: stored, data }: RegistryValue,
): unknown {
  if (type === "boolean" && stored === "REG_DWORD" && data <= 1) return data === 1;
  if (type === "integer" && stored === "REG_DWORD") return data;
  if (type === "string" && stored === "REG_SZ") return data;
  throw new Error(`${name} is ${type ?? "unknown"}, and has ${stored} ${String(data)}.`);
}
