/** Writes DNS messages byte by byte, right or wrong, without the codec under test. */
export type RawRecord = {
  readonly name: readonly number[];
  readonly type: number;
  readonly class?: number;
  readonly ttl?: number;
  readonly data: readonly number[];
  /** Where the length field shall not tell the truth. */
  readonly length?: number;
};

export type RawMessage = {
  readonly id?: number;
  readonly flags?: number;
  readonly questions?: readonly { name: readonly number[]; type: number; class?: number }[];
  readonly answers?: readonly RawRecord[];
  readonly authorities?: readonly RawRecord[];
  readonly additionals?: readonly RawRecord[];
  /** Where the counts shall not tell the truth. */
  readonly counts?: readonly [number, number, number, number];
};

/** A name in wire form; an empty text is the root. */
export function wireName(name: string): number[] {
  const labels = name === "" ? [] : name.split(".");
  return [...labels.flatMap((label) => [label.length, ...ascii(label)]), 0];
}

/** A compression pointer. */
export function pointer(offset: number): number[] {
  return [0xc0 | (offset >> 8), offset & 255];
}

export function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

export function message(raw: RawMessage): Uint8Array {
  const { questions = [], answers = [], authorities = [], additionals = [] } = raw;
  const counts = raw.counts ?? [
    questions.length,
    answers.length,
    authorities.length,
    additionals.length,
  ];
  return Uint8Array.from([
    ...uint16(raw.id ?? 0),
    ...uint16(raw.flags ?? 0x8180),
    ...counts.flatMap(uint16),
    ...questions.flatMap((question) => [
      ...question.name,
      ...uint16(question.type),
      ...uint16(question.class ?? 1),
    ]),
    ...[...answers, ...authorities, ...additionals].flatMap(record),
  ]);
}

function record({ name, type, class: klass = 1, ttl = 60, data, length }: RawRecord): number[] {
  return [
    ...name,
    ...uint16(type),
    ...uint16(klass),
    ...uint16(Math.floor(ttl / 0x1_0000)),
    ...uint16(ttl % 0x1_0000),
    ...uint16(length ?? data.length),
    ...data,
  ];
}

function uint16(value: number): number[] {
  return [(value >> 8) & 255, value & 255];
}
