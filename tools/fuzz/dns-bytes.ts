import { mutate, type Luck } from "./luck.ts";

const QUESTION = [1, 0x61, 3, 0x6e, 0x65, 0x74, 0];
const TYPES = [1, 2, 5, 6, 12, 15, 16, 28, 33, 41, 46, 50, 64, 65, 255] as const;

/** A DNS message in form, with parts that may be wrong: what a hostile resolver would write. */
export function structuredMessage(luck: Luck): number[] {
  const sections = [luck.below(5), luck.below(2), luck.below(2)];
  const truthful = luck.chance(0.9);
  const counts = sections.flatMap((count) => uint16(truthful ? count : luck.below(65_536)));
  return [
    ...uint16(luck.below(4)),
    ...uint16(luck.chance(0.9) ? 0x8180 + luck.below(16) : luck.below(65_536)),
    ...uint16(luck.chance(0.97) ? 1 : luck.below(4)),
    ...counts,
    ...(luck.chance(0.95) ? QUESTION : name(luck)),
    ...uint16(luck.chance(0.95) ? 1 : luck.below(300)),
    ...uint16(1),
    ...sections.flatMap((count) => Array.from({ length: count }, () => record(luck)).flat()),
  ];
}

/** Any bytes, or a message in form that was damaged. */
export function damagedMessage(luck: Luck): number[] {
  if (luck.chance(0.3)) return luck.bytes(luck.below(200));
  return mutate(structuredMessage(luck), luck);
}

function record(luck: Luck): number[] {
  const type = luck.chance(0.05) ? luck.below(65_536) : luck.pick(TYPES);
  const data = dataOf(type, luck);
  const length = luck.chance(0.95) ? data.length : luck.below(300);
  return [
    ...name(luck),
    ...uint16(type),
    ...uint16(luck.chance(0.95) ? 1 : luck.below(65_536)),
    ...luck.bytes(4),
    ...uint16(length),
    ...data,
  ];
}

function dataOf(type: number, luck: Luck): number[] {
  if (luck.chance(0.1)) return luck.bytes(luck.below(40));
  if (type === 1) return luck.bytes(4);
  if (type === 28) return luck.bytes(16);
  if (type === 41) return [0, 15, ...uint16(2), ...luck.bytes(2)];
  return type === 2 || type === 5 || type === 12 ? name(luck) : luck.bytes(luck.below(30));
}

function name(luck: Luck): number[] {
  const choice = luck.below(10);
  if (choice < 5) return [0xc0, 12];
  if (choice < 7) return [0xc0 | luck.below(2), luck.below(256)];
  const labels = Array.from({ length: 1 + luck.below(4) }, () => {
    const label = luck.bytes(1 + luck.below(luck.chance(0.02) ? 63 : 6));
    return [label.length, ...label.map((byte) => (luck.chance(0.9) ? 0x61 + (byte % 26) : byte))];
  }).flat();
  return [...labels, ...(luck.chance(0.3) ? [0xc0, 12] : [0])];
}

function uint16(value: number): number[] {
  return [(value >> 8) & 255, value & 255];
}
