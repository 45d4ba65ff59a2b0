import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import protobuf from "protobufjs";
import { strictMessage } from "./otlp-json.ts";

const FOLDER = fileURLToPath(new URL("opentelemetry-proto", import.meta.url));

/** OpenTelemetry's own definitions, read as they were published. */
const root = new protobuf.Root();
root.resolvePath = (_, target) => join(FOLDER, basename(target));
root.loadSync("logs_service.proto").resolveAll();

const SERVICE = "opentelemetry.proto.collector.logs.v1";
const REQUEST = root.lookupType(`${SERVICE}.ExportLogsServiceRequest`);
const RESPONSE = root.lookupType(`${SERVICE}.ExportLogsServiceResponse`);

/**
 * What a collector has of a request or an answer that is OTLP/JSON to the letter: put into the protocol's binary form and
 * read from it again. Throws where it is anything less: an unknown field, a number of 64 bits that is no text.
 */
export function decodeRequest(json: unknown): object {
  return again(REQUEST, REQUEST.fromObject(strictMessage(REQUEST, json)));
}

export function decodeResponse(json: unknown): object {
  return again(RESPONSE, RESPONSE.fromObject(strictMessage(RESPONSE, json)));
}

/** The same of a request that is not as strict: other senders write 64 bits as a number. */
export function decodeLeniently(json: object): object {
  return again(REQUEST, REQUEST.fromObject(json));
}

export function decodeBinary(bytes: Uint8Array): object {
  return plainly(REQUEST, bytes);
}

function again(type: protobuf.Type, message: protobuf.Message): object {
  return plainly(type, type.encode(message).finish());
}

function plainly(type: protobuf.Type, bytes: Uint8Array): object {
  return type.toObject(type.decode(bytes), { longs: String });
}
