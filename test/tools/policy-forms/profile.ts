import { parse, type PlistValue } from "plist";

type Dictionary = Readonly<Record<string, PlistValue>>;

/** The parts of a configuration profile by their type, each without what macOS itself reads of it. */
export function readProfile(text: string): Readonly<Record<string, Dictionary>> {
  const profile = dictionary(parse(text));
  if (profile["PayloadType"] !== "Configuration") throw new Error("It is no profile.");
  const parts = profile["PayloadContent"];
  if (!Array.isArray(parts)) throw new Error("It has no parts.");
  const all = [profile, ...parts.map(dictionary)];
  for (const name of ["PayloadIdentifier", "PayloadUUID"]) {
    const values = new Set(all.map((one) => one[name]));
    if (values.size !== all.length || values.has(undefined)) throw new Error(`${name} twice`);
  }
  return Object.fromEntries(
    parts
      .map(dictionary)
      .map((part) => [
        typeName(part["PayloadType"]),
        Object.fromEntries(Object.entries(part).filter(([name]) => !name.startsWith("Payload"))),
      ]),
  );
}

function dictionary(value: PlistValue): Dictionary {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new Error("It is no dictionary.");
  }
  return value as Dictionary;
}

function typeName(value: PlistValue | undefined): string {
  if (typeof value !== "string") throw new Error("It is no text.");
  return value;
}
