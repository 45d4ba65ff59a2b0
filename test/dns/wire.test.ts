import { describe, expect, test } from "vitest";
import { MalformedMessage, walkMessage } from "../../src/dns/wire.ts";
import { ascii, message, pointer, wireName } from "./message-builder.ts";

/** What a name in wire form reads as; a refusal throws. */
function read(name: readonly number[]): string | undefined {
  return walkMessage(message({ questions: [{ name, type: 1 }] })).questions[0]?.name;
}
function label(...bytes: readonly number[]): number[] {
  return [bytes.length, ...bytes, 0];
}
function labels(...sizes: readonly number[]): string {
  return sizes.map((size) => "x".repeat(size)).join(".");
}

describe("a name", () => {
  test.each([
    ["capitals are small letters", ascii("A-z_9"), "a-z_9"],
    ["a blank", [0x20], "\\032"],
    ["the first plain byte", [0x21], "!"],
    ["the last plain byte", [0x7e], "~"],
    ["DEL", [0x7f], "\\127"],
    ["a byte of eight bits", [0xff], "\\255"],
    ["a backslash, or it could fake the others", ascii("\\032"), "\\092032"],
  ])("%s", (_what, bytes, text) => {
    expect(read(label(...bytes))).toBe(text);
  });

  test.each([
    ["a control character", label(0x1f)],
    ["a dot", label(0x2e)],
    ["a label of 64 bytes", wireName(labels(64))],
    ["the kind of label that was once meant for bits", [0x80, ...ascii("x".repeat(0x80)), 0]],
  ])("with %s is refused", (_what, name) => {
    expect(() => read(name)).toThrow(/label/);
  });

  test("has labels of at most 63 bytes and 255 bytes in all", () => {
    const longest = labels(63, 63, 63, 61);
    expect(wireName(longest)).toHaveLength(255);
    expect(read(wireName(longest))).toBe(longest);
    expect(() => read(wireName(labels(63, 63, 63, 62)))).toThrow(/255 bytes/);
    expect(() => read(wireName(labels(...Array<number>(128).fill(1))))).toThrow(/255 bytes/);
  });

  test("has at most 255 bytes also where a pointer hides how long it is", () => {
    const long = (size: number) => ({
      name: [size, ...ascii("y".repeat(size)), ...pointer(12)],
      type: 16,
      data: [],
    });
    const question = { name: wireName(labels(63, 63, 63)), type: 1 };
    const walk = (size: number) =>
      walkMessage(message({ questions: [question], answers: [long(size)] }));
    expect(walk(61).answers[0]?.name).toHaveLength(253);
    expect(() => walk(62)).toThrow(/255 bytes/);
  });

  test.each([
    ["into the header", 11],
    ["to itself", 12],
    ["forwards", 14],
  ])("that points %s is refused", (_where, target) => {
    const name = pointer(target);
    expect(() => read([...name, 0, 0])).toThrow(/astray/);
  });

  test("may point 127 times, each time further back", () => {
    // The root's byte at 23, behind it pointers in a row; the second record's name points at the last.
    const walk = (jumps: number) => {
      const row = Array.from({ length: jumps - 1 }, (_, n) =>
        pointer(n === 0 ? 23 : 24 + 2 * (n - 1)),
      ).flat();
      const chain = { name: [0], type: 16, data: [0, ...row] };
      const enter = { name: pointer(24 + 2 * (jumps - 2)), type: 16, data: [] };
      return walkMessage(message({ answers: [chain, enter] }));
    };
    expect(walk(127).answers[1]?.name).toBe("");
    expect(() => walk(128)).toThrow(/maze/);
  });
});

describe("a message", () => {
  const address = { name: pointer(12), type: 1, data: [192, 0, 2, 1] };
  const question = { name: wireName("a.net"), type: 1 };
  const alias = { name: pointer(12), type: 5, data: wireName("b.net") };

  test("that is cut anywhere is refused with a reason", () => {
    const whole = message({ questions: [question], answers: [alias, address] });
    expect(walkMessage(whole).answers).toHaveLength(2);
    for (let size = 0; size < whole.length; size += 1) {
      const walk = () => walkMessage(whole.subarray(0, size));
      expect(walk, String(size)).toThrow(MalformedMessage);
      expect(walk, String(size)).toThrow(/\w \w/);
    }
  });

  test("an alias whose name is shorter or longer than it is said to be is refused", () => {
    for (const length of [alias.data.length - 1, alias.data.length + 1]) {
      const answers = [{ ...alias, length }, address];
      expect(() => walkMessage(message({ questions: [question], answers }))).toThrow(/length/);
    }
  });

  test("has as many answers as it says; records of the other sections are none", () => {
    const raw = { questions: [question], answers: [alias], authorities: [address] };
    const { answers } = walkMessage(message({ ...raw, additionals: [address] }));
    expect(answers.map(({ type }) => type)).toEqual([5]);
  });

  test("leaves to the codec only its options and addresses of the right length", () => {
    const six = { ...address, type: 28, data: Array<number>(16).fill(1) };
    const options = { name: [0], type: 41, class: 1232, data: [] };
    const foreign = (...additionals: (typeof address)[]) =>
      walkMessage(message({ additionals })).foreign;
    const at = (record: typeof address) => ({ ...record, name: [0] });
    expect(foreign(at(address), at(six), options)).toEqual([]);
    const others = [
      { ...address, data: [192, 0, 2] },
      { ...address, data: [192, 0, 2, 1, 1] },
      { ...address, class: 3 },
      { ...six, data: six.data.slice(1) },
      { ...six, data: address.data },
      { ...address, type: 16 },
      alias,
    ];
    // The type stands behind the header and the root's byte.
    for (const other of others) expect(foreign(at(other))).toEqual([13]);
  });
});
