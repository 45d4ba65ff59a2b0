import root from "@opentelemetry/otlp-transformer/build/src/generated/root.js";

/**
 * A message type as protobufjs generated it from OpenTelemetry's own .proto files, which is how the reference
 * implementation carries them.
 */
type MessageType = {
  readonly fromObject: (json: object) => object;
  readonly encode: (message: object) => { readonly finish: () => Uint8Array };
  readonly decode: (bytes: Uint8Array) => object;
  readonly toObject: (message: object, options: { longs: StringConstructor }) => object;
};

const { logs } = (root as unknown as OtlpRoot).opentelemetry.proto.collector;

type OtlpRoot = {
  readonly opentelemetry: {
    readonly proto: {
      readonly collector: {
        readonly logs: { readonly v1: Readonly<Record<string, MessageType>> };
      };
    };
  };
};

/**
 * The message through its wire form and back, as JSON with 64-bit numbers as text. A field that the protocol does not
 * have is gone then, and a value of another type is another.
 */
export function throughTheWire(json: object, type = "ExportLogsServiceRequest"): object {
  const message = logs.v1[type];
  if (message === undefined) throw new Error(`The protocol has no message ${type}.`);
  const bytes = message.encode(message.fromObject(json)).finish();
  return message.toObject(message.decode(bytes), { longs: String });
}
