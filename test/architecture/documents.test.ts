import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readText, ROOT } from "./project-files.ts";

const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.replaceAll("\\", "/")}`),
];
const LINK =
  /\]\((?!https?:|mailto:|#)(?<path>[^)#\s]+)(?:#(?<part>[\w-]+))?\)|src="(?<source>docs\/[^"]+)"/g;

/** The names by which a page's parts can be linked to, as forges make them. */
function partsOf(page: string): readonly string[] {
  const titles = readText(page).matchAll(/^#+ (.+)$/gm);
  return [...titles].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

describe("the documents", () => {
  test.each(PAGES)("%s links to what is there", (page) => {
    const links = [...readText(page).matchAll(LINK)].map(({ groups = {} }) => groups);
    const dead = links.filter(({ path, source, part }) => {
      const target = source ?? join(dirname(page), path ?? "");
      if (!existsSync(join(ROOT, target))) return true;
      return part !== undefined && !partsOf(target).includes(part);
    });
    expect(dead).toEqual([]);
  });

  test("README.md tells the error rates that docs/accuracy.md has", () => {
    const cells = (line: string): readonly string[] =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim());
    const [, rest = ""] = readText("docs/accuracy.md").split("## By group (test half)");
    const measured = (rest.split("\n## ")[0] ?? "").split("\n").map(cells);
    const [, sure = ""] = readText("README.md").split("## How sure it is");
    const told = (sure.split("\n## ")[0] ?? "")
      .split("\n")
      .map(cells)
      .filter((row) => row.length === 4);
    expect(told.length).toBeGreaterThan(8);
    for (const [group, first, quarter, day] of told.slice(2)) {
      const row = measured.find(([name]) => name === group) ?? [];
      expect([group, first, quarter, day]).toEqual([row[0], row[2], row[4], row[5]]);
    }
    const red = /Red at any moment: (.*) honest sites/.exec(rest)?.[1] ?? "not said";
    expect(sure.replaceAll("\n", " ")).toContain(`came for ${red} honest sites`);
  });
});
