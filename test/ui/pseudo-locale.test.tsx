import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import english from "../../_locales/en/messages.json" with { type: "json" };
import { History } from "../../src/history/history.tsx";
import { Options } from "../../src/options/options.tsx";
import { Popup } from "../../src/popup/popup.tsx";
import { createWords } from "../../src/ui/words.ts";
import { Warning } from "../../src/warning/warning.tsx";
import { NOW } from "../../tools/gallery/facts.ts";
import { HISTORY_CASES, IDLE_HISTORY } from "../../tools/gallery/history-cases.ts";
import { NO_ACTIONS } from "../../tools/gallery/no-actions.ts";
import { OPTIONS_CASES } from "../../tools/gallery/options-cases.ts";
import { IDLE_POPUP, POPUP_CASES } from "../../tools/gallery/popup-cases.ts";
import { pseudoMessages } from "../../tools/gallery/pseudo-locale.ts";
import { WARNING_CASES } from "../../tools/gallery/warning-cases.ts";

const PSEUDO = createWords(pseudoMessages(english), "en", "UTC");
const nothing = (): void => undefined;

/** What others wrote, languages named in themselves, and times, which the browser words. */
const FOREIGN = /<(bdi|a|time|textarea|option(?=[^>]* lang="))\b[^>]*>.*?<\/\1>/gs;
const TIMES =
  /(?:[A-Z][a-z]{2}\s\d+, (?:\d{4}, )?)?\d+:\d\d(?::\d\d)?\s[AP]M|\d+ ms|\b(?:in )?\d+ (?:second|minute|hour|day)s?(?: ago)?|AS\d+/g;

/** Texts of a page that stand outside the brackets of every message. */
function unworded(html: string): readonly string[] {
  return html
    .replaceAll(FOREIGN, "")
    .split(/<[^>]*>/)
    .map((text) => withoutMessages(text.replaceAll("&#39;", "'")).replaceAll(TIMES, ""))
    .filter((text) => /\p{L}/u.test(text));
}

function withoutMessages(text: string): string {
  let depth = 0;
  return [...text.matchAll(/./gsu)]
    .map(([letter]) => {
      if (letter === "[") depth += 1;
      const outside = depth === 0;
      if (letter === "]") depth -= 1;
      return outside ? letter : "";
    })
    .join("");
}

describe("in a language that nobody speaks", () => {
  it.each(Object.entries(POPUP_CASES))(
    "the popup says nothing of its own when %s",
    (_name, view) => {
      const html = renderToString(
        <Popup view={view} words={PSEUDO} now={NOW} actions={IDLE_POPUP} />,
      );
      expect(unworded(html)).toEqual([]);
    },
  );

  it.each(Object.entries(WARNING_CASES))("nor the warning page when %s", (_name, one) => {
    const actions = { leave: nothing, goOn: nothing, toggleDetails: nothing, copy: nothing };
    const html = renderToString(<Warning {...one} words={PSEUDO} now={NOW} actions={actions} />);
    expect(unworded(html)).toEqual([]);
  });

  it.each(Object.entries(OPTIONS_CASES))("nor the settings page when %s", (_name, state) => {
    const html = renderToString(
      <Options state={state} words={PSEUDO} now={NOW} actions={NO_ACTIONS} />,
    );
    expect(unworded(html)).toEqual([]);
  });

  it.each(Object.entries(HISTORY_CASES))("nor the history page when %s", (_name, state) => {
    const html = renderToString(
      <History state={state} words={PSEUDO} now={NOW} actions={IDLE_HISTORY} />,
    );
    expect(unworded(html)).toEqual([]);
  });

  it("a text that comes from no language file is found", () => {
    expect(unworded("<p>[Ĥéļļó ~~~] world</p><bdi>example.org</bdi>")).toEqual([" world"]);
  });
});
