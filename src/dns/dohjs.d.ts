/** The part of dohjs (0.3.3 ships no types) that is used: its message codec. Its transport is not. */
declare module "dohjs" {
  type Query = {
    type: "query";
    id: number;
    flags: number;
    questions: { type: string; name: string }[];
    additionals?: object[];
  };
  type DecodedOption = { code: number; data?: Uint8Array };
  type DecodedRecord = {
    name: string;
    type: string;
    data?: unknown;
    /** On OPT records only. */
    extendedRcode?: number;
    options?: DecodedOption[];
  };
  type Decoded = {
    /** The header's second 16 bits without the top one (QR). */
    flags: number;
    answers: DecodedRecord[];
    additionals: DecodedRecord[];
  };
  const dohjs: {
    readonly makeQuery: (name: string, type: string) => Query;
    readonly dnsPacket: {
      readonly encode: (packet: Query) => Uint8Array<ArrayBuffer>;
      /** Needs a `Buffer`; throws on what it cannot read. */
      readonly decode: (bytes: Uint8Array) => Decoded;
      readonly encodingLength: (packet: Query) => number;
    };
  };
  export default dohjs;
}
