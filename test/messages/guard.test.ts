import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  parseGuardOrder,
  parseGuardWords,
  type GuardMessage,
  type GuardWords,
} from "../../src/messages/guard.ts";

const WORDS: GuardWords = {
  language: "en",
  rightToLeft: false,
  title: "title",
  held: { password: "p", code: "c", card: "n", submit: "s", download: "d" },
  why: "why",
  leave: "leave",
  more: "more",
  close: "close",
};

describe("parseGuardOrder", () => {
  it("reads what the background sends", () => {
    const hold: GuardMessage = { kind: "guard", state: "hold", host: "a.com", words: WORDS };
    expect(parseGuardOrder(hold)).toEqual({ state: "hold", host: "a.com", words: WORDS });
    expect(parseGuardOrder({ ...hold, forMs: 3000 })?.forMs).toBe(3000);
    expect(parseGuardOrder({ kind: "guard", state: "release", host: "a.com" })).toEqual({
      state: "release",
      host: "a.com",
    });
    const explain: GuardMessage = { kind: "guard", state: "explain", host: "a.com", held: "card" };
    expect(parseGuardOrder(explain)?.held).toBe("card");
    expect(parseGuardOrder({ ...explain, held: "all" })?.held).toBeUndefined();
  });

  it.each([
    [undefined],
    ["guard"],
    [{ state: "hold", host: "a.com" }],
    [{ kind: "guard", state: "held", host: "a.com" }],
    [{ kind: "guard", state: "release", host: 1 }],
  ])("refuses %j", (value) => {
    expect(parseGuardOrder(value)).toBeUndefined();
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.anything(), (value) => parseGuardOrder(value) === undefined));
  });
});

describe("parseGuardWords", () => {
  it("takes whole words only", () => {
    expect(parseGuardWords(WORDS)).toBe(WORDS);
    for (const key of Object.keys(WORDS)) {
      expect(parseGuardWords({ ...WORDS, [key]: undefined }), key).toBeUndefined();
    }
    expect(parseGuardWords({ ...WORDS, title: "" })).toBeUndefined();
    expect(parseGuardWords({ ...WORDS, why: "x".repeat(1001) })).toBeUndefined();
    expect(parseGuardWords({ ...WORDS, held: { ...WORDS.held, card: 5 } })).toBeUndefined();
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.anything(), (value) => parseGuardWords(value) === undefined));
  });
});
