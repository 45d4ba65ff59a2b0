import { describe, expect, it } from "vitest";
import english from "../../_locales/en/messages.json" with { type: "json" };
import type { Message, Messages } from "../../src/ui/messages.ts";
import { createWords } from "../../src/ui/words.ts";
import { slimmed, slimmedForBrowsers } from "../../tools/build/slim-messages.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { FLUX } from "../../tools/gallery/flux-reports.ts";
import { factsAsText } from "../../src/ui/copied-facts.ts";

const say = (messages: Messages): string =>
  factsAsText(FLUX, NOW, createWords(messages, "en", "UTC"));

describe("the messages that are bundled", () => {
  it("say the same as those that translators read, in less", () => {
    const slim = slimmed(english);
    expect(say(slim)).toBe(say(english));
    expect(Object.keys(slim)).toEqual(Object.keys(english));
    expect(JSON.stringify(slim).length).toBeLessThan(JSON.stringify(english).length * 0.6);
  });
});

describe("the messages in the package", () => {
  const slim = slimmedForBrowsers(english);

  it("say the same as those that translators read, in less", () => {
    expect(say(slim)).toBe(say(english));
    expect(Object.keys(slim)).toEqual(Object.keys(english));
    expect(JSON.stringify(slim).length).toBeLessThan(JSON.stringify(english).length * 0.75);
  });

  it("declare every placeholder, as Chromium wants it, and hold nothing for translators", () => {
    const shown = (key: string, { message, placeholders }: Message) => [
      key,
      message,
      Object.entries(placeholders ?? {}).map(([name, { content }]) => [name, content]),
    ];
    const all = (messages: Messages) =>
      Object.entries(messages).map(([key, message]) => shown(key, message));
    expect(all(slim)).toEqual(all(english));
    // A placeholder may itself be called "example".
    expect(JSON.stringify(slim)).not.toMatch(/"(?:description|example)":"/);
  });
});
