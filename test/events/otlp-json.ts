import protobuf from "protobufjs";

/** Types that have 64 bits, which JSON carries as decimal text, and the least and most of each. */
const WIDE: Readonly<Record<string, readonly [bigint, bigint]>> = {
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  sint64: [-(2n ** 63n), 2n ** 63n - 1n],
  sfixed64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
  fixed64: [0n, 2n ** 64n - 1n],
};
const NARROW: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
  fixed32: [0, 2 ** 32 - 1],
};
/** Ids are hexadecimal in OTLP/JSON, unlike all other bytes; digits of each. */
const IDS: Readonly<Record<string, number>> = { traceId: 32, spanId: 16 };

/**
 * Reads JSON as a message, by OpenTelemetry's rules for OTLP/JSON (OTLP specification, "JSON Protobuf Encoding"): names in
 * lowerCamelCase, enumerations as integers, ids as hexadecimal digits, 64-bit numbers as decimal text; stricter than a receiver
 * must be in that an unknown field is an error. Gives what protobufjs makes a message from. Throws with the place.
 */
export function strictMessage(
  type: protobuf.Type,
  json: unknown,
  place: string = type.name,
): Record<string, unknown> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new Error(`${place}: no object`);
  }
  const read = Object.entries(json).map(([name, value]) => {
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
    if (field === undefined) throw new Error(`${place}: no field ${name}`);
    return [name, fieldValue(field, value, `${place}.${name}`)] as const;
  });
  for (const { name, oneof } of type.oneofsArray) {
    if (oneof.filter((one) => one in json).length > 1) {
      throw new Error(`${place}: more than one ${name}`);
    }
  }
  return Object.fromEntries(read);
}

function fieldValue(field: protobuf.Field, json: unknown, place: string): unknown {
  if (!field.repeated) return oneValue(field, json, place);
  if (!Array.isArray(json)) throw new Error(`${place}: no list`);
  const list = json.map((one, index) => oneValue(field, one, `${place}[${String(index)}]`));
  if (field.resolvedType?.name === "KeyValue") {
    const keys = (json as readonly { readonly key?: unknown }[]).map(({ key }) => key);
    const isFit = keys.every((key) => typeof key === "string" && key !== "");
    // "Attribute keys MUST be unique" (common.proto).
    if (!isFit || new Set(keys).size < keys.length) throw new Error(`${place}: keys`);
  }
  return list;
}

function oneValue({ type, name, resolvedType }: protobuf.Field, json: unknown, place: string) {
  if (resolvedType instanceof protobuf.Type) return strictMessage(resolvedType, json, place);
  const wrong = new Error(`${place}: ${JSON.stringify(json)} is no ${type}`);
  if (resolvedType instanceof protobuf.Enum) {
    if (typeof json === "number" && json in resolvedType.valuesById) return json;
    throw wrong;
  }
  if (!isScalar(type, name, json)) throw wrong;
  if (type !== "bytes") return json;
  return Buffer.from(String(json), name in IDS ? "hex" : "base64");
}

function isScalar(type: string, name: string, json: unknown): boolean {
  const wide = WIDE[type];
  if (wide !== undefined) {
    if (typeof json !== "string" || !/^(?:0|-?[1-9]\d{0,19})$/.test(json)) return false;
    return BigInt(json) >= wide[0] && BigInt(json) <= wide[1];
  }
  const narrow = NARROW[type];
  if (narrow !== undefined) {
    return Number.isInteger(json) && Number(json) >= narrow[0] && Number(json) <= narrow[1];
  }
  if (type === "bytes") {
    const digits = IDS[name];
    const form =
      digits === undefined
        ? /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
        : new RegExp(`^[0-9a-fA-F]{${String(digits)}}$`);
    return typeof json === "string" && form.test(json);
  }
  if (type === "double") return typeof json === "number";
  if (type === "bool") return typeof json === "boolean";
  if (type !== "string") throw new Error(`Nothing is known of the type ${type}.`);
  // UTF-8 has no half of a surrogate pair.
  return typeof json === "string" && Buffer.from(json, "utf8").toString("utf8") === json;
}
