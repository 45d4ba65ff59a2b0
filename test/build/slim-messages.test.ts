import { describe, expect, it } from "vitest";
import english from "../../_locales/en/messages.json" with { type: "json" };
import type { Messages } from "../../src/ui/messages.ts";
import { createWords } from "../../src/ui/words.ts";
import { slimmed } from "../../tools/build/slim-messages.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { FLUX } from "../../tools/gallery/flux-reports.ts";
import { factsAsText } from "../../src/ui/copied-facts.ts";

describe("the messages that are bundled", () => {
  it("say the same as those that translators read, in less", () => {
    const slim = slimmed(english);
    const say = (messages: Messages): string =>
      factsAsText(FLUX, NOW, createWords(messages, "en", "UTC"));
    expect(say(slim)).toBe(say(english));
    expect(Object.keys(slim)).toEqual(Object.keys(english));
    expect(JSON.stringify(slim).length).toBeLessThan(JSON.stringify(english).length * 0.6);
  });
});
