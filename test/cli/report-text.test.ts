import { expect, test } from "vitest";
import english from "../../_locales/en/messages.json";
import { groupLooks } from "../../src/cli/replay-histories.ts";
import { parseReplayLine } from "../../src/cli/replay-line.ts";
import { reportJson } from "../../src/cli/report-json.ts";
import { reportText } from "../../src/cli/report-text.ts";
import { createStyle, printable, wantsColour } from "../../src/cli/style.ts";
import type { Host } from "../../src/detection/host.ts";
import { judge } from "../../src/detection/judge.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import { createWords } from "../../src/ui/words.ts";
import { homeAddress, line } from "./replay-lines.ts";

const HOST = "flux-shop.net";
const EVIL = "\u001b]0;owned\u0007\u202e\n";
/** Every address in a home network of its own, whose operator's name attacks the terminal. */
const knowledge: NetworkKnowledge = {
  networkOf: (address) => ({
    asn: Number(address.split(".")[0]),
    operator: `Net ${EVIL}`,
    kind: "access",
  }),
  cdnOf: () => undefined,
  builtAt: 1_700_000_000_000,
};
const words = createWords(english, "en", "UTC");

function judged(lines: readonly string[]) {
  const observations = lines.flatMap((text) => {
    const parsed = parseReplayLine(text);
    return parsed.ok && parsed.observation !== undefined ? [parsed.observation] : [];
  });
  const history = { host: HOST as Host, looks: groupLooks(observations), connections: [] };
  return judge({ history, knowledge, sensitivity: "balanced" });
}

const fluxed = judged(
  [0, 600, 3600].map((t, look) =>
    line(
      HOST,
      1_700_000_000 + t,
      Array.from({ length: 5 }, (_, index) => homeAddress(look * 5 + index)),
    ),
  ),
);

test("says verdict, reasons, addresses by network and looks, in that order", () => {
  const text = reportText(fluxed, { words, style: createStyle(false), now: 1_700_003_600_000 });
  expect(fluxed.verdict.level).toBe("flux");
  expect(text.split("\n")[0]).toBe(`${HOST}: ${words.headline(fluxed.verdict)}`);
  const order = [
    "\nWhy\n",
    "\nThe computers behind it\n",
    "AS60",
    "60.0.7.9",
    "\nLooks so far\n",
    "r1.net: 5 new",
    "Score",
  ];
  const places = order.map((part) => text.indexOf(part));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
});

test("nothing foreign reaches the terminal as anything but text", () => {
  const page = { words, now: 0 };
  const plain = reportText(fluxed, { ...page, style: createStyle(false) });
  expect(plain.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(plain).toContain("\\u{1b}]0;owned\\u{7}\\u{202e}\\u{a}");
  const coloured = reportText(fluxed, { ...page, style: createStyle(true) });
  // eslint-disable-next-line no-control-regex -- the codes that set colours
  const bare = coloured.replaceAll(/\u001b\[\d{1,2}m/g, "");
  expect(coloured).toContain("\u001b[31m");
  expect(bare).toBe(plain);
});

test("many addresses of one network and many networks stay a page", () => {
  const many = judged([
    line(
      HOST,
      1_700_000_000,
      Array.from(
        { length: 400 },
        (_, n) => `${String(60 + (n % 2))}.9.${String(n % 250)}.${String(n % 251)}`,
      ),
    ),
  ]);
  const text = reportText(many, { words, style: createStyle(false), now: 0 });
  expect(text.split("\n").length).toBeLessThan(60);
  expect(text).toMatch(/and 1\d\d more addresses/);
});

test("JSON has the fixed keys, in one line", () => {
  const text = reportJson(fluxed, words);
  expect(text).not.toContain("\n");
  const json = JSON.parse(text) as Record<string, unknown>;
  expect(Object.keys(json)).toEqual([
    "host",
    "verdict",
    "score",
    "transitions",
    "evidence",
    "facts",
  ]);
  expect(json).toMatchObject({ host: HOST, verdict: "flux" });
  expect(json["transitions"]).toMatchObject([
    { elapsed: 0 },
    { elapsed: 600 },
    { elapsed: 3600, verdict: "flux" },
  ]);
  for (const evidence of json["evidence"] as object[]) {
    expect(Object.keys(evidence)).toEqual(["group", "points", "reason", "facts", "text"]);
  }
});

test("colours only at a terminal, and not where they are declined", () => {
  expect(wantsColour({ isTTY: true }, {})).toBe(true);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: "" })).toBe(true);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: "1" })).toBe(false);
  expect(wantsColour({ isTTY: true }, { TERM: "dumb" })).toBe(false);
  expect(wantsColour({}, {})).toBe(false);
  expect(printable("ü ok\u009b")).toBe("ü ok\\u{9b}");
});
